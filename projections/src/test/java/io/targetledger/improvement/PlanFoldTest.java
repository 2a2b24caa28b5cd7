package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.targetledger.improvement.PlanEvent.CheckInCorrected;
import io.targetledger.improvement.PlanEvent.CheckInRecorded;
import io.targetledger.improvement.PlanEvent.EvidenceAdded;
import io.targetledger.improvement.PlanEvent.PlanClosed;
import io.targetledger.improvement.PlanEvent.PlanRedrafted;
import io.targetledger.improvement.PlanEvent.ProposalWithdrawn;
import io.targetledger.improvement.PlanEvent.SponsorChanged;
import io.targetledger.improvement.PlanEvent.SupportOffered;
import io.targetledger.improvement.PlanEvent.SupportProvided;
import io.targetledger.improvement.PlanEvent.TermsDeclined;
import io.targetledger.organisation.PersonId;
import io.targetledger.projection.Change;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.targetledger.improvement.PlanFold.PLANS;
import static io.targetledger.improvement.PlanSamples.ADA;
import static io.targetledger.improvement.PlanSamples.COACHING;
import static io.targetledger.improvement.PlanSamples.END;
import static io.targetledger.improvement.PlanSamples.LI_NA;
import static io.targetledger.improvement.PlanSamples.LONGER;
import static io.targetledger.improvement.PlanSamples.PLAN;
import static io.targetledger.improvement.PlanSamples.RAISED;
import static io.targetledger.improvement.PlanSamples.TERMS;
import static io.targetledger.improvement.PlanSamples.WHY;
import static io.targetledger.improvement.PlanSamples.activated;
import static io.targetledger.improvement.PlanSamples.agreed;
import static io.targetledger.improvement.PlanSamples.checkIn;
import static io.targetledger.improvement.PlanSamples.day;
import static io.targetledger.improvement.PlanSamples.drafted;
import static io.targetledger.improvement.PlanSamples.proposed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A row an event: what it changes in a plan that runs, and that it changes nothing else. */
class PlanFoldTest {

    private static final PlanEvent[] RUNNING = {drafted(), agreed(), activated()};
    private static final CheckInRecorded FIRST =
            new CheckInRecorded(PLAN, checkIn("2026-04-30", "2026-05-02", "20000"), 1, null);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anEventChangesWhatItSays(PlanEvent event, List<String> paths) {
        assertThat(changes(fold(RUNNING), fold(with(event)))).containsExactlyElementsOf(paths);
    }

    static Stream<Arguments> anEventChangesWhatItSays() {
        return Stream.of(
                arguments(
                        new SponsorChanged(PLAN, ADA, new PersonId("person/bob"), WHY),
                        List.of("sponsor: person/ada -> person/bob")),
                arguments(
                        new SupportOffered(PLAN, new Support("seminar", Support.Kind.TRAINING, "Two days"), null),
                        List.of(
                                "support[1].code: null -> seminar",
                                "support[1].kind: null -> TRAINING",
                                "support[1].description: null -> Two days")),
                arguments(
                        new SupportProvided(PLAN, "coaching", day("2026-05-04"), "an hour", null),
                        List.of(
                                "support[0].provided[0].on: null -> 2026-05-04",
                                "support[0].provided[0].note: null -> an hour",
                                "support[0].provided[0].noted.position: null -> 4",
                                "support[0].provided[0].noted.at: null -> 1970-01-01T00:00:00Z",
                                "support[0].provided[0].noted.by: null -> ann")),
                arguments(
                        new EvidenceAdded(PLAN, new Evidence(day("2026-05-04"), "Missed a call", "goal/q1"), null),
                        List.of(
                                "evidence[0].on: null -> 2026-05-04",
                                "evidence[0].words: null -> Missed a call",
                                "evidence[0].reference: null -> goal/q1",
                                "evidence[0].noted.position: null -> 4",
                                "evidence[0].noted.at: null -> 1970-01-01T00:00:00Z",
                                "evidence[0].noted.by: null -> ann")));
    }

    @Test
    void aDraftWaitsAndNothingIsInForce() {
        PlanView draft = fold(drafted());

        assertThat(draft.status()).isEqualTo(PlanStatus.DRAFT);
        assertThat(draft.inForce()).isNull();
        assertThat(draft.proposed().number()).isEqualTo(1);
        assertThat(draft.nextDue()).isNull();
        assertThat(draft.support()).extracting(PlanView.Offer::code).containsExactly(COACHING.code());
    }

    @Test
    void agreementPutsWhatWasProposedInForce() {
        PlanView plan = fold(drafted(), agreed());

        assertThat(plan.status()).isEqualTo(PlanStatus.AGREED);
        assertThat(plan.inForce().state()).isEqualTo(PlanTerms.State.IN_FORCE);
        assertThat(plan.inForce().objectives()).isEqualTo(TERMS.objectives());
        assertThat(plan.proposed()).isNull();
        assertThat(plan.answers()).singleElement().matches(answer -> answer.agreed() && answer.terms() == 1);
    }

    @Test
    void whatIsProposedForAPlanThatRunsLeavesWhatIsInForceAlone() {
        PlanView plan = fold(with(proposed(RAISED, false)));

        assertThat(plan.inForce()).isEqualTo(fold(RUNNING).inForce());
        assertThat(plan.proposed().number()).isEqualTo(2);
        assertThat(plan.proposed().reason()).isEqualTo(WHY.value());
        assertThat(plan.earlier()).isEmpty();
    }

    @Test
    void renewedAgreementReplacesWhatWasInForce() {
        PlanView plan = fold(with(proposed(LONGER, true), agreed(LONGER, PlanStatus.EXTENDED)));

        assertThat(plan.status()).isEqualTo(PlanStatus.EXTENDED);
        assertThat(plan.inForce().period().end()).isEqualTo(day("2026-09-30"));
        assertThat(states(plan)).containsExactly("1 REPLACED", "2 IN_FORCE");
    }

    @Test
    void aProposalThatIsDeclinedOrTakenBackIsRememberedAsSuch() {
        assertThat(states(fold(with(proposed(RAISED, false), new TermsDeclined(PLAN, 2, LI_NA, "too much")))))
                .containsExactly("1 IN_FORCE", "2 DECLINED");
        assertThat(states(fold(with(proposed(RAISED, false), new ProposalWithdrawn(PLAN, RAISED, WHY)))))
                .containsExactly("1 IN_FORCE", "2 WITHDRAWN");
    }

    @Test
    void aDraftThatIsDeclinedGoesOnWaiting() {
        PlanView plan = fold(drafted(), new TermsDeclined(PLAN, 1, LI_NA, "not mine"));

        assertThat(states(plan)).containsExactly("1 PROPOSED");
        assertThat(plan.answers()).singleElement().matches(answer -> !answer.agreed());
    }

    @Test
    void whatWasAgreedBeforeAPlanIsRedraftedIsNoLongerInForce() {
        PlanView plan = fold(drafted(), agreed(), new PlanRedrafted(PLAN, TERMS, RAISED, WHY));

        assertThat(plan.status()).isEqualTo(PlanStatus.DRAFT);
        assertThat(plan.inForce()).isNull();
        assertThat(states(plan)).containsExactly("1 REPLACED", "2 PROPOSED");
    }

    @Test
    void aCorrectionStandsForTheCheckInAndIsCounted() {
        CheckIn better = checkIn("2026-04-30", "2026-05-02", "25000");
        PlanView plan = fold(with(FIRST, new CheckInCorrected(PLAN, FIRST.checkIn(), better, WHY)));

        assertThat(plan.checkIns()).singleElement().satisfies(held -> {
            assertThat(held.checkIn()).isEqualTo(better);
            assertThat(held.corrections()).isEqualTo(1);
            assertThat(held.noted().position()).isEqualTo(4);
        });
    }

    @Test
    void aCheckInIsOverdueFromTheDayAfterItsOwnUntilItIsHeld() {
        PlanView plan = fold(RUNNING);
        assertThat(plan.nextDue()).isEqualTo("2026-04-30");
        assertThat(plan.overdue(day("2026-04-30"))).isEmpty();
        assertThat(plan.overdue(day("2026-05-01"))).containsExactly(day("2026-04-30"));

        PlanView held = fold(with(FIRST));
        assertThat(held.nextDue()).isEqualTo("2026-05-31");
        assertThat(held.overdue(day("2026-05-15"))).isEmpty();
        assertThat(held.overdue(day("2026-07-15"))).containsExactly(day("2026-05-31"), END);
    }

    @Test
    void ofAClosedPlanTheDayItWasClosedCounts() {
        PlanView closed = fold(with(FIRST, closed(PlanOutcome.SUCCEEDED, PlanStatus.ACTIVE, "2026-06-10")));

        assertThat(closed.nextDue()).isNull();
        assertThat(closed.overdue(day("2027-01-01"))).containsExactly(day("2026-05-31"));
        assertThat(closed.worked().end()).isEqualTo("2026-06-10");
    }

    @Test
    void aPlanThatNeverRanHasNothingOverdueAndNoEffect() {
        for (PlanView plan : List.of(
                fold(drafted()),
                fold(drafted(), agreed()),
                fold(drafted(), agreed(), closed(PlanOutcome.WITHDRAWN, PlanStatus.AGREED, "2026-06-10")))) {
            assertThat(plan.overdue(day("2027-01-01"))).isEmpty();
            assertThat(plan.worked()).isNull();
        }
    }

    @Test
    void aProposalThatNobodyAnsweredLapsesWithThePlan() {
        PlanView plan =
                fold(with(proposed(RAISED, false), closed(PlanOutcome.WITHDRAWN, PlanStatus.ACTIVE, "2026-05-20")));

        assertThat(states(plan)).containsExactly("1 IN_FORCE", "2 LAPSED");
        assertThat(plan.closure().outcome()).isEqualTo(PlanOutcome.WITHDRAWN);
        assertThat(plan.closure().noted().by()).isEqualTo("ann");
    }

    private static PlanClosed closed(PlanOutcome outcome, PlanStatus from, String on) {
        return new PlanClosed(
                PLAN,
                from,
                outcome,
                List.of(new ObjectiveResult(
                        "revenue", new Threshold(Threshold.Bound.AT_LEAST, BigDecimal.TEN), BigDecimal.TEN, true)),
                LocalDate.parse(on),
                WHY);
    }

    private static List<String> states(PlanView plan) {
        return plan.allTerms().stream()
                .map(terms -> terms.number() + " " + terms.state())
                .toList();
    }

    private static List<String> changes(PlanView before, PlanView after) {
        return Change.between(before, after).stream()
                .map(change -> "%s: %s -> %s".formatted(change.path(), change.before(), change.after()))
                .toList();
    }

    private static PlanEvent[] with(PlanEvent... more) {
        List<PlanEvent> all = new ArrayList<>(Arrays.asList(RUNNING));
        all.addAll(Arrays.asList(more));
        return all.toArray(PlanEvent[]::new);
    }

    private static PlanView fold(PlanEvent... events) {
        @Nullable PlanView view = null;
        for (int i = 0; i < events.length; i++) {
            view = PLANS.evolve(view, events[i], context(i));
        }
        return java.util.Objects.requireNonNull(view);
    }

    private static EventContext context(int sequence) {
        return new EventContext(
                sequence + 1,
                PLAN.value(),
                "ImprovementPlan",
                sequence,
                "improvement.Any",
                Instant.EPOCH,
                Instant.EPOCH,
                "ann",
                List.of(),
                null,
                null,
                null,
                null,
                null);
    }
}
