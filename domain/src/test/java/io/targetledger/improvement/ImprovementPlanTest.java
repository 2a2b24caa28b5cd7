package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import io.targetledger.improvement.CheckIn.Progress;
import io.targetledger.improvement.CheckIn.Standing;
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
import io.targetledger.improvement.PlanEvent.CheckInCorrected;
import io.targetledger.improvement.PlanEvent.CheckInRecorded;
import io.targetledger.improvement.PlanEvent.EvidenceAdded;
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
import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.targetledger.improvement.PlanSamples.ADA;
import static io.targetledger.improvement.PlanSamples.CALLS;
import static io.targetledger.improvement.PlanSamples.COACHING;
import static io.targetledger.improvement.PlanSamples.END;
import static io.targetledger.improvement.PlanSamples.LI_NA;
import static io.targetledger.improvement.PlanSamples.LONGER;
import static io.targetledger.improvement.PlanSamples.PLAN;
import static io.targetledger.improvement.PlanSamples.RAISED;
import static io.targetledger.improvement.PlanSamples.REVENUE;
import static io.targetledger.improvement.PlanSamples.TERMS;
import static io.targetledger.improvement.PlanSamples.TIMETABLE;
import static io.targetledger.improvement.PlanSamples.TODAY;
import static io.targetledger.improvement.PlanSamples.WHY;
import static io.targetledger.improvement.PlanSamples.activated;
import static io.targetledger.improvement.PlanSamples.agreed;
import static io.targetledger.improvement.PlanSamples.checkIn;
import static io.targetledger.improvement.PlanSamples.day;
import static io.targetledger.improvement.PlanSamples.drafted;
import static io.targetledger.improvement.PlanSamples.objective;
import static io.targetledger.improvement.PlanSamples.proposed;
import static io.targetledger.improvement.PlanSamples.world;

class ImprovementPlanTest {

    private final AggregateTestFixture<ImprovementPlan> plan = new AggregateTestFixture<>(ImprovementPlan.class);
    private final SettableClock clock = new SettableClock();

    @BeforeEach
    void supplyThePorts() {
        plan.registerInjectableResource(world());
        plan.registerInjectableResource((PlanGrounds) reference -> reference.equals("goal/q1"));
        plan.registerInjectableResource(clock);
    }

    @Test
    void aPlanIsDrafted() {
        plan.givenNoPriorActivity()
                .when(draft(ADA, new Origin(Origin.Kind.BY_HAND, null)))
                .expectEvents(drafted());
    }

    @Test
    void aPlanIsOpenedFromAMissedGoal() {
        Origin missed = new Origin(Origin.Kind.GOAL, "goal/q1");
        plan.givenNoPriorActivity()
                .when(draft(ADA, missed))
                .expectEvents(
                        new PlanDrafted(PLAN, LI_NA, ADA, missed, "Regain the pace", TERMS, List.of(COACHING), null));
        plan.givenNoPriorActivity()
                .when(draft(ADA, new Origin(Origin.Kind.REVIEW, "review/nothing")))
                .expectException(Refused.with("UNKNOWN_REFERENCE origin"));
    }

    @Test
    void peopleOfAPlanAreKnownAndTwo() {
        plan.givenNoPriorActivity()
                .when(draft(LI_NA, new Origin(Origin.Kind.BY_HAND, null)))
                .expectException(Refused.with("SPONSOR_IS_THE_PERSON sponsorId"));
        plan.givenNoPriorActivity()
                .when(draft(new PersonId("person/nobody"), new Origin(Origin.Kind.BY_HAND, null)))
                .expectException(Refused.with("UNKNOWN_PERSON sponsorId"));
    }

    @Test
    void objectivesAreMeasuredByMetricsInUse() {
        after(drafted())
                .when(new RedraftPlan(PLAN, List.of(objective("happiness", "1")), TIMETABLE, null))
                .expectException(Refused.with("UNKNOWN_METRIC objectives.metricId"));
        after(drafted())
                .when(new RedraftPlan(PLAN, List.of(objective("leads", "1")), TIMETABLE, null))
                .expectException(Refused.with("METRIC_IS_RETIRED objectives.metricId"));
    }

    @Test
    void anIdIsUsedOnce() {
        after(drafted())
                .when(draft(ADA, new Origin(Origin.Kind.BY_HAND, null)))
                .expectException(Refused.with("PLAN_ALREADY_DRAFTED planId"));
    }

    @Test
    void aDraftIsWrittenAnewFreely() {
        after(drafted())
                .when(new RedraftPlan(PLAN, RAISED.objectives(), TIMETABLE, null))
                .expectEvents(new PlanRedrafted(PLAN, TERMS, RAISED, null));
        after(drafted())
                .when(new RedraftPlan(PLAN, TERMS.objectives(), TIMETABLE, null))
                .expectNoEvents();
    }

    @Test
    void whatWasAgreedIsWrittenAnewWithAReasonAndAgreedAnew() {
        after(drafted(), agreed())
                .when(new RedraftPlan(PLAN, RAISED.objectives(), TIMETABLE, null))
                .expectException(Refused.with("REASON_MISSING reason"));
        after(drafted(), agreed(), new PlanRedrafted(PLAN, TERMS, RAISED, WHY))
                .when(new ActivatePlan(PLAN, null))
                .expectException(Refused.with("PLAN_IS_NOT planId"));
        after(drafted(), agreed(), new PlanRedrafted(PLAN, TERMS, RAISED, WHY))
                .when(new AgreeToTerms(PLAN, LI_NA, 2, null))
                .expectEvents(agreed(RAISED, PlanStatus.AGREED));
    }

    @Test
    void thePersonAgrees() {
        after(drafted())
                .when(new AgreeToTerms(PLAN, LI_NA, 1, "fair"))
                .expectEvents(new TermsAgreed(PLAN, TERMS, LI_NA, "fair", PlanStatus.AGREED));
    }

    @Test
    void nobodyAgreesOrDeclinesForThePerson() {
        after(drafted())
                .when(new AgreeToTerms(PLAN, ADA, 1, null))
                .expectException(Refused.with("NOT_THE_PERSON_OF_THE_PLAN planId"));
        after(drafted())
                .when(new DeclineTerms(PLAN, ADA, 1, "no"))
                .expectException(Refused.with("NOT_THE_PERSON_OF_THE_PLAN planId"));
    }

    @Test
    void anAnswerHoldsForTheTermsThatWereRead() {
        after(drafted(), new PlanRedrafted(PLAN, TERMS, RAISED, null))
                .when(new AgreeToTerms(PLAN, LI_NA, 1, null))
                .expectException(Refused.with("TERMS_HAVE_CHANGED terms"));
        after(drafted(), agreed())
                .when(new AgreeToTerms(PLAN, LI_NA, 1, null))
                .expectException(Refused.with("NOTHING_PROPOSED planId"));
    }

    @Test
    void aDraftThatIsDeclinedWaitsOn() {
        after(drafted())
                .when(new DeclineTerms(PLAN, LI_NA, 1, "too much"))
                .expectEvents(new TermsDeclined(PLAN, 1, LI_NA, "too much"));
        after(drafted(), new TermsDeclined(PLAN, 1, LI_NA, "too much"))
                .when(new AgreeToTerms(PLAN, LI_NA, 1, null))
                .expectEvents(agreed());
    }

    @Test
    void onlyWhatWasAgreedIsActivated() {
        after(drafted()).when(new ActivatePlan(PLAN, null)).expectException(Refused.with("PLAN_IS_NOT planId"));
        after(drafted(), agreed()).when(new ActivatePlan(PLAN, null)).expectEvents(activated());
    }

    @Test
    void adjustingIsProposedWithAReasonAndWaits() {
        running()
                .when(new AdjustObjective(PLAN, objective("revenue", "110000"), null))
                .expectException(Refused.with("REASON_MISSING reason"));
        running()
                .when(new AdjustObjective(PLAN, objective("revenue", "110000"), WHY))
                .expectEvents(proposed(RAISED, false));
        running().when(new AdjustObjective(PLAN, REVENUE, WHY)).expectNoEvents();
        // until it is agreed, progress is of the terms in force
        running(proposed(new Terms(2, List.of(REVENUE), TIMETABLE), false))
                .when(new RecordCheckIn(PLAN, checkIn("2026-04-30", "2026-05-02", "20000"), null))
                .expectEvents(new CheckInRecorded(PLAN, checkIn("2026-04-30", "2026-05-02", "20000"), 1, null));
        after(drafted(), agreed())
                .when(new AdjustObjective(PLAN, objective("revenue", "110000"), WHY))
                .expectException(Refused.with("PLAN_IS_NOT planId"));
    }

    @Test
    void aSecondProposalAddsToTheFirst() {
        Terms both = new Terms(3, List.of(RAISED.objectives().get(0)), TIMETABLE);
        running(proposed(RAISED, false))
                .when(new DropObjective(PLAN, "calls", WHY))
                .expectEvents(new TermsProposed(PLAN, RAISED, both, false, WHY));
    }

    @Test
    void whatIsAgreedAnewIsInForce() {
        running(proposed(RAISED, false))
                .when(new AgreeToTerms(PLAN, LI_NA, 2, null))
                .expectEvents(agreed(RAISED, PlanStatus.ACTIVE));
        running(proposed(LONGER, true))
                .when(new AgreeToTerms(PLAN, LI_NA, 2, null))
                .expectEvents(agreed(LONGER, PlanStatus.EXTENDED));
    }

    @Test
    void aProposalThatIsDeclinedOrWithdrawnIsOff() {
        running(proposed(RAISED, false))
                .when(new WithdrawProposal(PLAN, WHY))
                .expectEvents(new ProposalWithdrawn(PLAN, RAISED, WHY));
        running(proposed(RAISED, false), new TermsDeclined(PLAN, 2, LI_NA, "no"))
                .when(new AgreeToTerms(PLAN, LI_NA, 2, null))
                .expectException(Refused.with("NOTHING_PROPOSED planId"));
        running(proposed(RAISED, false), new ProposalWithdrawn(PLAN, RAISED, WHY))
                .when(new AdjustObjective(PLAN, objective("revenue", "110000"), WHY))
                .expectEvents(proposed(new Terms(3, RAISED.objectives(), TIMETABLE), false));
    }

    @Test
    void anExtensionEndsLaterAndNeedsAReason() {
        running()
                .when(new ExtendPlan(PLAN, day("2026-09-30"), List.of(day("2026-09-30")), WHY))
                .expectEvents(proposed(LONGER, true));
        running()
                .when(new ExtendPlan(PLAN, END, List.of(), WHY))
                .expectException(Refused.with("EXTENSION_TOO_SHORT until"));
        running()
                .when(new ExtendPlan(PLAN, day("2026-09-30"), List.of(day("2026-09-30")), null))
                .expectException(Refused.with("REASON_MISSING reason"));
    }

    /** So that a check-in that was missed stays missed. */
    @Test
    void checkInsOfThePastStayInTheTimetable() {
        Timetable other = new Timetable(TIMETABLE.period(), List.of(day("2026-04-30"), day("2026-06-15")));
        running()
                .when(new RescheduleCheckIns(PLAN, List.of(day("2026-06-15")), WHY))
                .expectEvents(proposed(TERMS.with(2, other), false));
        running()
                .when(new RescheduleCheckIns(PLAN, List.of(day("2026-05-14")), WHY))
                .expectException(Refused.with("CHECK_IN_IN_THE_PAST checkIns"));
    }

    @Test
    void aCheckInIsRecorded() {
        running()
                .when(new RecordCheckIn(PLAN, checkIn(null, "2026-05-15", "20000"), null))
                .expectEvents(new CheckInRecorded(PLAN, checkIn(null, "2026-05-15", "20000"), 1, null));
    }

    @Test
    void aCheckInIsOfAScheduledDayNotAheadAndOfEveryObjective() {
        running()
                .when(new RecordCheckIn(PLAN, checkIn("2026-05-01", "2026-05-02", "1"), null))
                .expectException(Refused.with("NOT_SCHEDULED checkIn.scheduled"));
        running()
                .when(new RecordCheckIn(PLAN, checkIn("2026-05-31", "2026-05-16", "1"), null))
                .expectException(Refused.with("DATE_IN_THE_FUTURE checkIn.heldOn"));
        CheckIn incomplete =
                new CheckIn(null, TODAY, List.of(new Progress("revenue", null, Standing.MET, null)), "Go on", null);
        running()
                .when(new RecordCheckIn(PLAN, incomplete, null))
                .expectException(Refused.with("PROGRESS_NOT_OF_EACH progress"));
    }

    @Test
    void aCheckInIsRecordedOnceAndCorrectedWithAReason() {
        CheckIn first = checkIn("2026-04-30", "2026-05-02", "20000");
        CheckIn second = checkIn("2026-04-30", "2026-05-02", "25000");
        CheckInRecorded recorded = new CheckInRecorded(PLAN, first, 1, null);
        running(recorded).when(new RecordCheckIn(PLAN, first, null)).expectNoEvents();
        running(recorded)
                .when(new RecordCheckIn(PLAN, second, null))
                .expectException(Refused.with("CHECK_IN_ALREADY_RECORDED checkIn"));
        running(recorded)
                .when(new CorrectCheckIn(PLAN, second, WHY))
                .expectEvents(new CheckInCorrected(PLAN, first, second, WHY));
        running(recorded)
                .when(new CorrectCheckIn(PLAN, second, null))
                .expectException(Refused.with("REASON_MISSING reason"));
        running().when(new CorrectCheckIn(PLAN, second, WHY)).expectException(Refused.with("UNKNOWN_CHECK_IN checkIn"));
    }

    @Test
    void supportIsOfferedAndProvided() {
        Support training = new Support("training", Support.Kind.TRAINING, "Negotiation");
        running().when(new OfferSupport(PLAN, training, null)).expectEvents(new SupportOffered(PLAN, training, null));
        running().when(new OfferSupport(PLAN, COACHING, null)).expectException(Refused.with("SUPPORT_TWICE support"));
        running()
                .when(new ProvideSupport(PLAN, "coaching", TODAY, "first hour", null))
                .expectEvents(new SupportProvided(PLAN, "coaching", TODAY, "first hour", null));
        running()
                .when(new ProvideSupport(PLAN, "training", TODAY, null, null))
                .expectException(Refused.with("UNKNOWN_SUPPORT support"));
    }

    @Test
    void evidenceIsAddedOnce() {
        Evidence evidence = new Evidence(TODAY, "Missed the quarter", "goal/q1");
        running().when(new AddEvidence(PLAN, evidence, null)).expectEvents(new EvidenceAdded(PLAN, evidence, null));
        running(new EvidenceAdded(PLAN, evidence, null))
                .when(new AddEvidence(PLAN, evidence, null))
                .expectNoEvents();
        running()
                .when(new AddEvidence(PLAN, new Evidence(TODAY, "x", "goal/none"), null))
                .expectException(Refused.with("UNKNOWN_REFERENCE evidence.reference"));
    }

    @Test
    void theSponsorChangesWithAReason() {
        PersonId other = new PersonId("person/grace");
        running().when(new ChangeSponsor(PLAN, other, WHY)).expectException(Refused.with("UNKNOWN_PERSON sponsorId"));
        running()
                .when(new ChangeSponsor(PLAN, LI_NA, WHY))
                .expectException(Refused.with("SPONSOR_IS_THE_PERSON sponsorId"));
        after(new PlanDrafted(PLAN, LI_NA, other, drafted().origin(), "x", TERMS, List.of(), null))
                .when(new ChangeSponsor(PLAN, ADA, WHY))
                .expectEvents(new SponsorChanged(PLAN, other, ADA, WHY));
    }

    @Test
    void aPlanSucceedsWhenEveryObjectiveIsMet() {
        running()
                .when(new ClosePlan(PLAN, PlanOutcome.SUCCEEDED, results("100000", "3"), WHY))
                .expectEvents(closed(PlanOutcome.SUCCEEDED, TODAY, "100000", true));
        running()
                .when(new ClosePlan(PLAN, PlanOutcome.SUCCEEDED, results("99999", "3"), WHY))
                .expectException(Refused.with("OUTCOME_CONTRADICTS_RESULTS outcome"));
        running()
                .when(new ClosePlan(
                        PLAN, PlanOutcome.SUCCEEDED, results("100000", "3").subList(0, 1), WHY))
                .expectException(Refused.with("RESULT_NOT_OF_EACH results"));
        running()
                .when(new ClosePlan(PLAN, PlanOutcome.SUCCEEDED, results("100000", "3"), null))
                .expectException(Refused.with("REASON_MISSING reason"));
    }

    @Test
    void aPlanDoesNotFailBeforeItsTimeIsOver() {
        ClosePlan failed = new ClosePlan(PLAN, PlanOutcome.FAILED, results("99999", "3"), WHY);
        clock.today = END;
        running().when(failed).expectException(Refused.with("PLAN_NOT_OVER outcome"));
        clock.today = END.plusDays(1);
        running().when(failed).expectEvents(closed(PlanOutcome.FAILED, END.plusDays(1), "99999", false));
        running()
                .when(new ClosePlan(PLAN, PlanOutcome.FAILED, results("100000", "3"), WHY))
                .expectException(Refused.with("OUTCOME_CONTRADICTS_RESULTS outcome"));
    }

    @Test
    void aPlanIsNotDecidedWhileAProposalWaits() {
        clock.today = END.plusDays(1);
        running(proposed(LONGER, true))
                .when(new ClosePlan(PLAN, PlanOutcome.FAILED, results("1", "9"), WHY))
                .expectException(Refused.with("PROPOSAL_PENDING planId"));
    }

    @Test
    void aPlanIsWithdrawnAtAnyTime() {
        after(drafted())
                .when(new ClosePlan(PLAN, PlanOutcome.WITHDRAWN, List.of(), WHY))
                .expectEvents(new PlanClosed(PLAN, PlanStatus.DRAFT, PlanOutcome.WITHDRAWN, List.of(), TODAY, WHY));
        running(proposed(LONGER, true))
                .when(new ClosePlan(PLAN, PlanOutcome.WITHDRAWN, List.of(), WHY))
                .expectEvents(new PlanClosed(PLAN, PlanStatus.ACTIVE, PlanOutcome.WITHDRAWN, List.of(), TODAY, WHY));
    }

    @ParameterizedTest
    @EnumSource(PlanOutcome.class)
    void aClosedPlanStaysAsItIs(PlanOutcome outcome) {
        PlanClosed closed = new PlanClosed(PLAN, PlanStatus.ACTIVE, outcome, List.of(), TODAY, WHY);
        for (PlanCommand command : List.of(
                new RedraftPlan(PLAN, RAISED.objectives(), TIMETABLE, WHY),
                new AgreeToTerms(PLAN, LI_NA, 2, null),
                new DeclineTerms(PLAN, LI_NA, 2, "no"),
                new ActivatePlan(PLAN, null),
                new AdjustObjective(PLAN, CALLS, WHY),
                new DropObjective(PLAN, "calls", WHY),
                new RescheduleCheckIns(PLAN, List.of(END), WHY),
                new ExtendPlan(PLAN, END.plusDays(9), List.of(), WHY),
                new WithdrawProposal(PLAN, WHY),
                new ChangeSponsor(PLAN, new PersonId("person/x"), WHY),
                new OfferSupport(PLAN, COACHING, null),
                new ProvideSupport(PLAN, "coaching", TODAY, null, null),
                new AddEvidence(PLAN, new Evidence(TODAY, "x", null), null),
                new RecordCheckIn(PLAN, checkIn(null, "2026-05-15", "1"), null),
                new CorrectCheckIn(PLAN, checkIn(null, "2026-05-15", "1"), WHY),
                new ClosePlan(PLAN, PlanOutcome.WITHDRAWN, List.of(), WHY))) {
            running(proposed(RAISED, false), closed)
                    .when(command)
                    .expectException(Refused.with("PLAN_IS_NOT planId"))
                    .expectNoEvents();
        }
    }

    private TestExecutor<ImprovementPlan> after(Object... events) {
        return plan.given(events);
    }

    /** A plan that was agreed and activated, and what happened since. */
    private TestExecutor<ImprovementPlan> running(Object... since) {
        return plan.given(drafted(), agreed(), activated()).andGiven(since);
    }

    private static DraftPlan draft(PersonId sponsor, Origin origin) {
        return new DraftPlan(
                PLAN,
                LI_NA,
                sponsor,
                origin,
                "Regain the pace",
                TERMS.objectives(),
                TIMETABLE,
                List.of(COACHING),
                null);
    }

    private static List<Result> results(String revenue, String calls) {
        return List.of(new Result("revenue", new BigDecimal(revenue)), new Result("calls", new BigDecimal(calls)));
    }

    private static PlanClosed closed(PlanOutcome outcome, LocalDate on, String revenue, boolean met) {
        return new PlanClosed(
                PLAN,
                PlanStatus.ACTIVE,
                outcome,
                List.of(
                        new ObjectiveResult("revenue", REVENUE.threshold(), new BigDecimal(revenue), met),
                        new ObjectiveResult("calls", CALLS.threshold(), new BigDecimal("3"), true)),
                on,
                WHY);
    }

    /** Noon UTC of a day. */
    private static final class SettableClock extends Clock {

        private LocalDate today = TODAY;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Always UTC");
        }

        @Override
        public Instant instant() {
            return today.atTime(12, 0).toInstant(ZoneOffset.UTC);
        }
    }
}
