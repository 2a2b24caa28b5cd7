package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

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
import io.targetledger.improvement.PlanCommand.WithdrawProposal;
import io.targetledger.improvement.PlanEvent.CheckInCorrected;
import io.targetledger.improvement.PlanEvent.CheckInRecorded;
import io.targetledger.improvement.PlanEvent.EvidenceAdded;
import io.targetledger.improvement.PlanEvent.PlanActivated;
import io.targetledger.improvement.PlanEvent.PlanClosed;
import io.targetledger.improvement.PlanEvent.PlanDrafted;
import io.targetledger.improvement.PlanEvent.PlanRedrafted;
import io.targetledger.improvement.PlanEvent.ProposalWithdrawn;
import io.targetledger.improvement.PlanEvent.SponsorChanged;
import io.targetledger.improvement.PlanEvent.SupportOffered;
import io.targetledger.improvement.PlanEvent.SupportProvided;
import io.targetledger.improvement.PlanEvent.TermsAgreed;
import io.targetledger.improvement.PlanEvent.TermsDeclined;
import io.targetledger.improvement.PlanEvent.TermsProposed;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * An improvement plan. Terms are in force only while the person has agreed to just these: whatever changes them is
 * proposed, with a reason, and waits. What its status allows stands in {@link PlanStatus}, how it ends in
 * {@link ClosingRule}.
 */
public final class ImprovementPlan {

    private static final int LONGEST = 2_000;

    @AggregateIdentifier
    private PlanId planId;

    private PlanStatus status;
    private PersonId person;
    private PersonId sponsor;

    /** What the person agreed to last; null before they did. */
    private @Nullable Terms inForce;

    /** What waits for the person's answer. */
    private @Nullable Terms proposed;

    private int lastNumber;
    private CheckIns checkIns = new CheckIns(List.of());
    private List<String> support = List.of();
    private List<Evidence> evidence = List.of();

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private ImprovementPlan() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DraftPlan command, OrganisationRegister organisation, MetricCatalogue metrics, PlanGrounds grounds) {
        if (planId != null) {
            throw new PlanAlreadyDrafted(planId);
        }
        PlanInput.mustBeKnown("personId", command.person(), organisation);
        PlanInput.mustSponsor(command.sponsor(), command.person(), organisation);
        PlanInput.mustExist("origin", command.origin().reference(), grounds);
        Terms terms = new Terms(1, command.objectives(), command.timetable());
        new TermsRule(metrics).check(terms);
        PlanInput.mustDiffer(command.support());
        apply(new PlanDrafted(
                command.planId(),
                command.person(),
                command.sponsor(),
                command.origin(),
                Text.required("purpose", command.purpose(), LONGEST),
                terms,
                command.support(),
                command.reason()));
    }

    @CommandHandler
    void handle(RedraftPlan command, MetricCatalogue metrics) {
        mustBe(PlanStatus.DRAFT, PlanStatus.AGREED);
        Terms previous = latest();
        Terms terms = new Terms(lastNumber + 1, command.objectives(), command.timetable());
        if (terms.sayTheSameAs(previous)) {
            return;
        }
        new TermsRule(metrics).check(terms);
        Reason reason = status == PlanStatus.AGREED ? command.requiredReason() : command.reason();
        apply(new PlanRedrafted(planId, previous, terms, reason));
    }

    @CommandHandler
    void handle(AgreeToTerms command) {
        Terms answered = answered(command.by(), command.terms());
        PlanStatus next = status;
        if (inForce == null || status == PlanStatus.DRAFT) {
            next = PlanStatus.AGREED;
        } else if (answered.end().isAfter(inForce.end())) {
            next = PlanStatus.EXTENDED;
        }
        apply(new TermsAgreed(
                planId, answered, command.by(), Text.optional("comment", command.comment(), LONGEST), next));
    }

    @CommandHandler
    void handle(DeclineTerms command) {
        answered(command.by(), command.terms());
        apply(new TermsDeclined(
                planId, command.terms(), command.by(), Text.required("comment", command.comment(), LONGEST)));
    }

    private Terms answered(PersonId by, int number) {
        mustNotBeClosed();
        if (!by.equals(person)) {
            throw new NotThePersonOfThePlan(person, by);
        }
        Terms asked = mustBeProposed();
        if (asked.number() != number) {
            throw new TermsHaveChanged(number, asked.number());
        }
        return asked;
    }

    @CommandHandler
    void handle(ActivatePlan command) {
        mustBe(PlanStatus.AGREED);
        apply(new PlanActivated(planId, command.reason()));
    }

    @CommandHandler
    void handle(AdjustObjective command, MetricCatalogue metrics) {
        mustRun();
        new TermsRule(metrics).check(command.objective());
        propose(latest().adjusted(lastNumber + 1, command.objective()), command);
    }

    @CommandHandler
    void handle(DropObjective command) {
        mustRun();
        propose(latest().without(lastNumber + 1, command.objective()), command);
    }

    @CommandHandler
    void handle(RescheduleCheckIns command, Clock clock) {
        mustRun();
        Timetable other =
                latest().timetable().rescheduled(command.checkIns(), LocalDate.now(clock), checkIns.daysHeld());
        propose(latest().with(lastNumber + 1, other), command);
    }

    @CommandHandler
    void handle(ExtendPlan command) {
        mustRun();
        Timetable longer = latest().timetable().extended(command.until(), command.furtherCheckIns());
        propose(latest().with(lastNumber + 1, longer), command);
    }

    private void propose(Terms terms, PlanCommand command) {
        if (terms.sayTheSameAs(latest())) {
            return;
        }
        Reason reason = command.requiredReason();
        apply(new TermsProposed(
                planId, latest(), terms, terms.end().isAfter(mustBeInForce().end()), reason));
    }

    @CommandHandler
    void handle(WithdrawProposal command) {
        mustRun();
        Terms withdrawn = mustBeProposed();
        apply(new ProposalWithdrawn(planId, withdrawn, command.requiredReason()));
    }

    @CommandHandler
    void handle(ChangeSponsor command, OrganisationRegister organisation) {
        mustNotBeClosed();
        if (command.sponsor().equals(sponsor)) {
            return;
        }
        PlanInput.mustSponsor(command.sponsor(), person, organisation);
        apply(new SponsorChanged(planId, sponsor, command.sponsor(), command.requiredReason()));
    }

    @CommandHandler
    void handle(OfferSupport command) {
        mustNotBeClosed();
        if (support.contains(command.support().code())) {
            throw PlanInput.supportTwice(command.support());
        }
        apply(new SupportOffered(planId, command.support(), command.reason()));
    }

    @CommandHandler
    void handle(ProvideSupport command, Clock clock) {
        mustNotBeClosed();
        if (!support.contains(command.support())) {
            throw new Refusal("UNKNOWN_SUPPORT", "support", Map.of("given", command.support()));
        }
        PlanInput.mustNotLieAhead("on", command.on(), clock);
        apply(new SupportProvided(
                planId,
                command.support(),
                command.on(),
                Text.optional("note", command.note(), LONGEST),
                command.reason()));
    }

    @CommandHandler
    void handle(AddEvidence command, PlanGrounds grounds, Clock clock) {
        mustNotBeClosed();
        PlanInput.mustNotLieAhead("evidence.on", command.evidence().on(), clock);
        PlanInput.mustExist("evidence.reference", command.evidence().reference(), grounds);
        if (!evidence.contains(command.evidence())) {
            apply(new EvidenceAdded(planId, command.evidence(), command.reason()));
        }
    }

    @CommandHandler
    void handle(RecordCheckIn command, Clock clock) {
        mustRun();
        CheckIn checkIn = command.checkIn();
        mustFit(checkIn, clock);
        CheckIn recorded = checkIns.forSameDayAs(checkIn);
        if (checkIn.equals(recorded)) {
            return;
        }
        if (recorded != null) {
            throw new Refusal("CHECK_IN_ALREADY_RECORDED", "checkIn", Map.of("day", checkIn.day()));
        }
        apply(new CheckInRecorded(planId, checkIn, mustBeInForce().number(), command.reason()));
    }

    @CommandHandler
    void handle(CorrectCheckIn command, Clock clock) {
        mustRun();
        CheckIn checkIn = command.checkIn();
        CheckIn recorded = checkIns.forSameDayAs(checkIn);
        if (recorded == null) {
            throw new Refusal("UNKNOWN_CHECK_IN", "checkIn", Map.of("day", checkIn.day()));
        }
        mustFit(checkIn, clock);
        if (!checkIn.equals(recorded)) {
            apply(new CheckInCorrected(planId, recorded, checkIn, command.requiredReason()));
        }
    }

    private void mustFit(CheckIn checkIn, Clock clock) {
        Terms terms = mustBeInForce();
        if (checkIn.scheduled() != null && !terms.timetable().checkIns().contains(checkIn.scheduled())) {
            throw new Refusal("NOT_SCHEDULED", "checkIn.scheduled", Map.of("given", checkIn.scheduled()));
        }
        PlanInput.mustNotLieAhead("checkIn.heldOn", checkIn.heldOn(), clock);
        checkIn.mustCover(terms);
    }

    @CommandHandler
    void handle(ClosePlan command, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        List<ObjectiveResult> results = List.of();
        if (command.outcome() == PlanOutcome.WITHDRAWN) {
            mustNotBeClosed();
        } else {
            mustRun();
            if (proposed != null) {
                throw new Refusal("PROPOSAL_PENDING", "planId", Map.of("terms", proposed.number()));
            }
            Map<String, BigDecimal> values = new HashMap<>();
            command.results().forEach(result -> values.put(result.objective(), result.value()));
            results = new ClosingRule(mustBeInForce(), today).results(command.outcome(), values);
        }
        apply(new PlanClosed(planId, status, command.outcome(), results, today, command.requiredReason()));
    }

    private Terms latest() {
        return proposed == null ? mustBeInForce() : proposed;
    }

    private Terms mustBeInForce() {
        return Objects.requireNonNull(inForce, "A plan that runs, or that waits for no answer, has been agreed to");
    }

    private Terms mustBeProposed() {
        if (proposed == null) {
            throw new Refusal("NOTHING_PROPOSED", "planId", Map.of("plan", planId));
        }
        return proposed;
    }

    private void mustRun() {
        mustBe(PlanStatus.ACTIVE, PlanStatus.EXTENDED);
    }

    private void mustNotBeClosed() {
        mustBe(PlanStatus.DRAFT, PlanStatus.AGREED, PlanStatus.ACTIVE, PlanStatus.EXTENDED);
    }

    private void mustBe(PlanStatus... needed) {
        if (!List.of(needed).contains(status)) {
            throw new PlanIsNot(status, needed);
        }
    }

    @EventSourcingHandler
    void on(PlanDrafted event) {
        planId = event.planId();
        status = PlanStatus.DRAFT;
        person = event.person();
        sponsor = event.sponsor();
        propose(event.terms());
        support = event.support().stream().map(Support::code).toList();
    }

    @EventSourcingHandler
    void on(PlanRedrafted event) {
        status = PlanStatus.DRAFT;
        propose(event.terms());
    }

    @EventSourcingHandler
    void on(TermsProposed event) {
        propose(event.proposed());
    }

    private void propose(Terms terms) {
        proposed = terms;
        lastNumber = terms.number();
    }

    @EventSourcingHandler
    void on(TermsAgreed event) {
        inForce = event.terms();
        proposed = null;
        status = event.status();
    }

    @EventSourcingHandler
    void on(TermsDeclined event) {
        proposed = status.isRunning() ? null : proposed;
    }

    @EventSourcingHandler
    void on(ProposalWithdrawn event) {
        proposed = null;
    }

    @EventSourcingHandler
    void on(PlanActivated event) {
        status = PlanStatus.ACTIVE;
    }

    @EventSourcingHandler
    void on(SponsorChanged event) {
        sponsor = event.sponsor();
    }

    @EventSourcingHandler
    void on(SupportOffered event) {
        support = Stream.concat(support.stream(), Stream.of(event.support().code()))
                .toList();
    }

    @EventSourcingHandler
    void on(EvidenceAdded event) {
        evidence = Stream.concat(evidence.stream(), Stream.of(event.evidence())).toList();
    }

    @EventSourcingHandler
    void on(CheckInRecorded event) {
        checkIns = checkIns.with(event.checkIn());
    }

    @EventSourcingHandler
    void on(CheckInCorrected event) {
        checkIns = checkIns.with(event.checkIn());
    }

    @EventSourcingHandler
    void on(PlanClosed event) {
        status = PlanStatus.CLOSED;
        proposed = null;
    }
}
