package io.targetledger.histories;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.targetledger.histories.PlansInWorld.InPlan;
import io.targetledger.improvement.CheckIn;
import io.targetledger.improvement.Evidence;
import io.targetledger.improvement.Measure;
import io.targetledger.improvement.Objective;
import io.targetledger.improvement.Origin;
import io.targetledger.improvement.PlanCommand.ActivatePlan;
import io.targetledger.improvement.PlanCommand.AddEvidence;
import io.targetledger.improvement.PlanCommand.AdjustObjective;
import io.targetledger.improvement.PlanCommand.AgreeToTerms;
import io.targetledger.improvement.PlanCommand.ChangeSponsor;
import io.targetledger.improvement.PlanCommand.ClosePlan;
import io.targetledger.improvement.PlanCommand.CorrectCheckIn;
import io.targetledger.improvement.PlanCommand.DeclineTerms;
import io.targetledger.improvement.PlanCommand.DraftPlan;
import io.targetledger.improvement.PlanCommand.DropObjective;
import io.targetledger.improvement.PlanCommand.ExtendPlan;
import io.targetledger.improvement.PlanCommand.OfferSupport;
import io.targetledger.improvement.PlanCommand.ProvideSupport;
import io.targetledger.improvement.PlanCommand.RecordCheckIn;
import io.targetledger.improvement.PlanCommand.RedraftPlan;
import io.targetledger.improvement.PlanCommand.RescheduleCheckIns;
import io.targetledger.improvement.PlanCommand.Result;
import io.targetledger.improvement.PlanCommand.WithdrawProposal;
import io.targetledger.improvement.PlanId;
import io.targetledger.improvement.PlanOutcome;
import io.targetledger.improvement.PlanStatus;
import io.targetledger.improvement.Support;
import io.targetledger.improvement.Terms;
import io.targetledger.improvement.Threshold;
import io.targetledger.improvement.Timetable;
import io.targetledger.shared.Command;
import io.targetledger.shared.Period;

/** The part of {@link RandomCommands} that is about improvement plans. */
final class RandomPlanCommands {

    private final RandomCommands commands;
    private final Random random;
    private final PlansInWorld world;
    private int plans;

    RandomPlanCommands(RandomCommands commands) {
        this.commands = commands;
        this.random = commands.random;
        this.world = commands.world.plans;
    }

    Command next(LocalDate today) {
        List<PlanId> open = world.plans.keySet().stream()
                .filter(plan -> world.plans.get(plan).status != PlanStatus.CLOSED)
                .toList();
        if (open.isEmpty() || (open.size() < 5 && random.nextInt(6) == 0)) {
            return draft(today);
        }
        PlanId id = commands.one(open);
        InPlan plan = world.plans.get(id);
        boolean running = plan.status.isRunning();
        int dice = random.nextInt(24);
        if (!running && dice < 14) {
            return agreement(id, plan, today);
        }
        return switch (dice) {
            case 0, 1 -> new AgreeToTerms(id, plan.person, plan.latest.number(), null);
            case 2 -> new DeclineTerms(id, plan.person, plan.latest.number(), "too much");
            case 3, 4 ->
                new AdjustObjective(id, objective(plan.latest.timetable().period()), commands.reason());
            case 5 -> new DropObjective(id, one(plan.latest), commands.reason());
            case 6 -> new RescheduleCheckIns(id, List.of(today.plusDays(random.nextInt(20))), commands.reason());
            case 7, 8 -> extension(id, plan);
            case 9, 10 -> new WithdrawProposal(id, commands.reason());
            case 11, 12, 13, 14 -> new RecordCheckIn(id, checkIn(plan, today), commands.reason());
            case 15, 16 -> new CorrectCheckIn(id, checkIn(plan, today), commands.reason());
            case 17 -> new OfferSupport(id, support(), commands.reason());
            case 18, 19 -> new ProvideSupport(id, support().code(), today, "an hour", commands.reason());
            case 20 -> new AddEvidence(id, new Evidence(today, "Missed a call", evidence()), commands.reason());
            case 21 -> new ChangeSponsor(id, commands.person(), commands.reason());
            case 22 -> closing(id, plan);
            default ->
                random.nextInt(3) == 0
                        ? new ClosePlan(id, PlanOutcome.WITHDRAWN, List.of(), commands.reason())
                        : closing(id, plan);
        };
    }

    private Command agreement(PlanId id, InPlan plan, LocalDate today) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                Period period = period(today);
                yield new RedraftPlan(id, objectives(period), timetable(period), commands.reason());
            }
            case 2 -> new DeclineTerms(id, plan.person, plan.latest.number(), "not mine");
            case 3, 4, 5 -> new AgreeToTerms(id, plan.person, plan.latest.number(), "fair");
            default -> new ActivatePlan(id, commands.reason());
        };
    }

    private Command draft(LocalDate today) {
        Period period = period(today);
        return new DraftPlan(
                new PlanId("plan/" + plans++),
                commands.person(),
                commands.person(),
                origin(),
                "Regain the pace",
                objectives(period),
                timetable(period),
                random.nextBoolean() ? List.of() : List.of(support()),
                commands.reason());
    }

    private Origin origin() {
        if (!commands.world.goals.isEmpty() && random.nextBoolean()) {
            return new Origin(
                    Origin.Kind.GOAL,
                    commands.one(commands.world.goals.keySet()).value());
        }
        return new Origin(Origin.Kind.BY_HAND, null);
    }

    private static Period period(LocalDate today) {
        return new Period(today.minusDays(5), today.plusDays(40));
    }

    private static Timetable timetable(Period period) {
        return new Timetable(
                period, List.of(period.start().plusDays(5), period.start().plusDays(20), period.end()));
    }

    private List<Objective> objectives(Period period) {
        List<Objective> objectives = new ArrayList<>();
        objectives.add(objective(period));
        Objective other = objective(period);
        if (!other.code().equals(objectives.get(0).code())) {
            objectives.add(other);
        }
        return objectives;
    }

    private Objective objective(Period period) {
        return new Objective(
                "o" + random.nextInt(3),
                "Do better",
                random.nextBoolean() ? new Measure(commands.metric(), null) : new Measure(null, "calls a week"),
                new Threshold(
                        random.nextBoolean() ? Threshold.Bound.AT_LEAST : Threshold.Bound.AT_MOST,
                        BigDecimal.valueOf(random.nextInt(100))),
                period.end());
    }

    private Command extension(PlanId id, InPlan plan) {
        LocalDate until = plan.latest.timetable().period().end().plusDays(1L + random.nextInt(20));
        return new ExtendPlan(id, until, List.of(until), commands.reason());
    }

    private CheckIn checkIn(InPlan plan, LocalDate today) {
        Terms terms = plan.inForce == null ? plan.latest : plan.inForce;
        return new CheckIn(
                random.nextInt(4) == 0
                        ? null
                        : commands.one(terms.timetable().checkIns().subList(0, 2 - random.nextInt(2))),
                today,
                terms.objectives().stream()
                        .map(objective -> new CheckIn.Progress(
                                objective.code(),
                                random.nextBoolean() ? commands.amount() : null,
                                commands.one(List.of(CheckIn.Standing.values())),
                                null))
                        .toList(),
                "Go on",
                null);
    }

    private Command closing(PlanId id, InPlan plan) {
        Terms terms = plan.inForce == null ? plan.latest : plan.inForce;
        boolean met = random.nextBoolean();
        return new ClosePlan(
                id,
                met ? PlanOutcome.SUCCEEDED : PlanOutcome.FAILED,
                terms.objectives().stream()
                        .map(objective -> new Result(
                                objective.code(),
                                met
                                        ? objective.threshold().value()
                                        : BigDecimal.valueOf(
                                                objective.threshold().bound() == Threshold.Bound.AT_LEAST ? -1 : 101)))
                        .toList(),
                commands.reason());
    }

    private Support support() {
        return new Support(
                "s" + random.nextInt(3), commands.one(List.of(Support.Kind.values())), "Help " + random.nextInt(9));
    }

    private String evidence() {
        return commands.world.facts.isEmpty() || random.nextBoolean()
                ? null
                : commands.one(commands.world.facts.keySet()).value();
    }

    private String one(Terms terms) {
        return commands.one(terms.objectives()).code();
    }
}
