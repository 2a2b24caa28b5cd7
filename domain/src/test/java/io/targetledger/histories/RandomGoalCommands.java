package io.targetledger.histories;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalCommand;
import io.targetledger.goal.GoalCommand.ActivateGoal;
import io.targetledger.goal.GoalCommand.AlignGoal;
import io.targetledger.goal.GoalCommand.AskChildrenToSum;
import io.targetledger.goal.GoalCommand.CancelGoal;
import io.targetledger.goal.GoalCommand.ChangePeriod;
import io.targetledger.goal.GoalCommand.CloseGoal;
import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.FocusGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReopenGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalCommand.RewordGoal;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.Outcome;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.segment.SegmentId;

/** The part of {@link RandomCommands} that is about goals. */
final class RandomGoalCommands {

    private final RandomCommands commands;
    private final Random random;
    private int defined;

    RandomGoalCommands(RandomCommands commands) {
        this.commands = commands;
        this.random = commands.random;
    }

    GoalCommand next(LocalDate today) {
        if (commands.world.goals.isEmpty() || random.nextInt(5) == 0) {
            return definition(today);
        }
        GoalId goal = commands.one(commands.world.goals.keySet());
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> new ActivateGoal(goal, commands.reason());
            case 3, 4, 5 -> new ReviseTarget(goal, value(), null, null, commands.reason());
            case 6 -> new ChangePeriod(goal, commands.period(today), commands.reason());
            case 7 -> new ReassignGoal(goal, commands.owner(), commands.reason());
            case 8, 9 -> new AlignGoal(goal, parent(), objective(), share(), commands.reason());
            case 10 -> new AskChildrenToSum(goal, random.nextBoolean(), commands.reason());
            case 11 -> new ReassessConfidence(goal, new Achievability(share(), "pipeline"), commands.reason());
            case 12 -> new RewordGoal(goal, "Win the market " + random.nextInt(9), objective(), commands.reason());
            case 13 -> new CloseGoal(goal, random.nextBoolean() ? commands.one(outcomes()) : null, commands.reason());
            case 14 ->
                random.nextInt(3) == 0
                        ? new CancelGoal(goal, commands.reason())
                        : new CloseGoal(goal, null, commands.reason());
            case 15, 16 -> new FocusGoal(goal, segment(), commands.reason());
            default -> new ReopenGoal(goal, commands.reason());
        };
    }

    private DefineGoal definition(LocalDate today) {
        MetricId metric = commands.metric();
        Direction direction =
                commands.world.find(metric).orElseThrow().definition().direction();
        Direction asked = random.nextInt(6) == 0 ? Direction.MAINTAIN : null;
        BigDecimal value = value();
        return new DefineGoal(
                new GoalId("goal/" + defined++),
                "Win the market " + defined,
                objective(),
                commands.owner(),
                metric,
                direction == Direction.DECREASE ? value.multiply(BigDecimal.TEN) : BigDecimal.ZERO,
                value,
                asked == null ? null : BigDecimal.valueOf(random.nextInt(50)),
                asked,
                share(),
                "last year's rate",
                parent(),
                objective(),
                random.nextInt(20) == 0 ? null : share(),
                commands.period(today),
                commands.reason());
    }

    private SegmentId segment() {
        return commands.world.plans.segments.isEmpty() || random.nextInt(3) == 0
                ? null
                : commands.one(commands.world.plans.segments.keySet());
    }

    private static List<Outcome> outcomes() {
        return List.of(Outcome.values());
    }

    private GoalId parent() {
        return commands.world.goals.isEmpty() || random.nextBoolean()
                ? null
                : commands.one(commands.world.goals.keySet());
    }

    private String objective() {
        return random.nextInt(5) == 0 ? null : "Objective " + random.nextInt(5);
    }

    private BigDecimal value() {
        return BigDecimal.valueOf(1 + random.nextInt(2_000), random.nextInt(2));
    }

    private BigDecimal share() {
        return BigDecimal.valueOf(1 + random.nextInt(10), 1);
    }
}
