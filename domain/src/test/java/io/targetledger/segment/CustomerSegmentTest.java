package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.targetledger.customer.CustomerId;
import io.targetledger.segment.SegmentCommand.ActivateSegment;
import io.targetledger.segment.SegmentCommand.DefineSegment;
import io.targetledger.segment.SegmentCommand.EvaluateSegment;
import io.targetledger.segment.SegmentCommand.RedefineSegment;
import io.targetledger.segment.SegmentCommand.RetireSegment;
import io.targetledger.segment.SegmentCommand.RewordSegment;
import io.targetledger.segment.SegmentDefinition.ByList;
import io.targetledger.segment.SegmentDefinition.ByRfm;
import io.targetledger.segment.SegmentDefinition.ByRule;
import io.targetledger.segment.SegmentEvent.MembershipChange;
import io.targetledger.segment.SegmentEvent.SegmentActivated;
import io.targetledger.segment.SegmentEvent.SegmentDefined;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import io.targetledger.segment.SegmentEvent.SegmentRedefined;
import io.targetledger.segment.SegmentEvent.SegmentRetired;
import io.targetledger.segment.SegmentEvent.SegmentReworded;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomTypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.targetledger.segment.SegmentSamples.NAME;
import static io.targetledger.segment.SegmentSamples.SEGMENT;
import static io.targetledger.segment.SegmentSamples.TODAY;
import static io.targetledger.segment.SegmentSamples.WHY;
import static io.targetledger.segment.SegmentSamples.customer;
import static io.targetledger.segment.SegmentSamples.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CustomerSegmentTest {

    private static final SegmentDefinition RETAIL = new ByRule("sector = \"retail\"");
    private static final SegmentDefinition CHAMPIONS = new ByRfm(List.of(RfmClass.CHAMPIONS), null, RfmTable.V1);
    private static final SegmentDefinition LISTED =
            new ByList(List.of(new CustomerId("customer/a"), new CustomerId("customer/c")));

    private final SegmentSamples.Book book = new SegmentSamples.Book(
            customer("c", "retail", won("2026-06-01", "100"), won("2025-06-30", "1000")),
            customer("a", "retail", won("2026-06-02", "7")),
            customer("b", "software"));
    private final AggregateTestFixture<CustomerSegment> segment = new AggregateTestFixture<>(CustomerSegment.class);

    @BeforeEach
    void supplyTheBookAndTheClock() {
        segment.registerInjectableResource(book);
        segment.registerInjectableResource(Clock.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    }

    @Test
    void aSegmentIsDrafted() {
        segment.givenNoPriorActivity()
                .when(new DefineSegment(SEGMENT, NAME, " ours ", RETAIL, null))
                .expectEvents(new SegmentDefined(SEGMENT, NAME, "ours", RETAIL, null));
    }

    @Test
    void anIdIsUsedOnce() {
        segment.given(defined(RETAIL))
                .when(new DefineSegment(SEGMENT, NAME, null, RETAIL, null))
                .expectException(Refused.with("SEGMENT_ALREADY_DEFINED segmentId"))
                .expectNoEvents();
    }

    @Test
    void aListNamesOnlyCustomersThatAreThere() {
        segment.givenNoPriorActivity()
                .when(new DefineSegment(
                        SEGMENT, NAME, null, new ByList(List.of(new CustomerId("customer/nobody"))), null))
                .expectException(Refused.with("UNKNOWN_CUSTOMER customerIds"))
                .expectNoEvents();
    }

    @Test
    void aDefinitionIsValidWhenItIsMade() {
        assertThat(Refused.named(catchThrowableOfType(Refusal.class, () -> new ByRule("sector"))))
                .containsExactly("RULE_INVALID rule");
        assertThat(Refused.named(catchThrowableOfType(Refusal.class, () -> new ByRfm(List.of(), null, RfmTable.V1))))
                .containsExactly("RFM_CLASSES_MISSING classes");
        assertThat(Refused.named(
                        catchThrowableOfType(Refusal.class, () -> new ByRfm(List.of(RfmClass.LOYAL), 0, RfmTable.V1))))
                .containsExactly("VALUE_OUT_OF_RANGE days");
        assertThat(Refused.named(catchThrowableOfType(Refusal.class, () -> new ByList(List.of()))))
                .containsExactly("VALUE_OUT_OF_RANGE customerIds");
    }

    @Test
    void onlyADraftIsActivated() {
        segment.given(defined(RETAIL))
                .when(new ActivateSegment(SEGMENT, null))
                .expectEvents(new SegmentActivated(SEGMENT, null));
        segment.given(defined(RETAIL), activated())
                .when(new ActivateSegment(SEGMENT, null))
                .expectException(Refused.with("SEGMENT_IS_NOT segmentId"));
    }

    @Test
    void aDraftIsNotEvaluated() {
        segment.given(defined(RETAIL))
                .when(new EvaluateSegment(SEGMENT, null, null))
                .expectException(Refused.with("SEGMENT_IS_NOT segmentId"))
                .expectNoEvents();
    }

    @Test
    void anEvaluationRecordsWhoJoinedAndWhyInTheOrderOfTheirIds() {
        segment.given(defined(RETAIL), activated())
                .when(new EvaluateSegment(SEGMENT, null, null))
                .expectEvents(evaluated(
                        1,
                        TODAY,
                        new SegmentOutcome(3, 2, new BigDecimal("107")),
                        List.of(change("a", "sector", "retail"), change("c", "sector", "retail")),
                        List.of()));
    }

    @Test
    void theNextEvaluationRecordsOnlyWhatChanged() {
        segment.given(
                        defined(RETAIL),
                        activated(),
                        evaluated(List.of(change("a", "sector", "retail"), change("b", "sector", "retail"))))
                .when(new EvaluateSegment(SEGMENT, TODAY, WHY))
                .expectEvents(new SegmentEvaluated(
                        SEGMENT,
                        1,
                        TODAY,
                        new SegmentOutcome(3, 2, new BigDecimal("107")),
                        List.of(change("c", "sector", "retail")),
                        List.of(change("b", "sector", "software")),
                        1,
                        1,
                        WHY));
    }

    @Test
    void anEvaluationOfANewDayIsRecordedEvenIfNobodyJoinedOrLeft() {
        segment.given(defined(RETAIL), activated(), evaluated(List.of(change("a", "x", "x"), change("c", "x", "x"))))
                .when(new EvaluateSegment(SEGMENT, TODAY, null))
                .expectEvents(
                        evaluated(1, TODAY, new SegmentOutcome(3, 2, new BigDecimal("107")), List.of(), List.of()));
    }

    @Test
    void theSameEvaluationAgainRecordsNothing() {
        segment.given(
                        defined(RETAIL),
                        activated(),
                        evaluated(
                                1,
                                TODAY,
                                new SegmentOutcome(3, 2, new BigDecimal("107")),
                                List.of(change("a", "x", "x"), change("c", "x", "x")),
                                List.of()))
                .when(new EvaluateSegment(SEGMENT, TODAY, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aNewVersionIsEvaluatedOnTheSameDay() {
        segment.given(
                        defined(RETAIL),
                        activated(),
                        evaluated(
                                1,
                                TODAY,
                                new SegmentOutcome(3, 2, new BigDecimal("107")),
                                List.of(change("a", "x", "x"), change("c", "x", "x")),
                                List.of()),
                        new SegmentRedefined(SEGMENT, 2, RETAIL, LISTED, WHY))
                .when(new EvaluateSegment(SEGMENT, TODAY, null))
                .expectEvents(
                        evaluated(2, TODAY, new SegmentOutcome(3, 2, new BigDecimal("107")), List.of(), List.of()));
    }

    @Test
    void daysOfEvaluationsGoForwardAndNotIntoTheFuture() {
        segment.given(defined(RETAIL), activated(), evaluated(List.of()))
                .when(new EvaluateSegment(SEGMENT, LocalDate.of(2026, 5, 30), null))
                .expectException(Refused.with("EVALUATION_OUT_OF_ORDER on"))
                .expectNoEvents();
        segment.given(defined(RETAIL), activated())
                .when(new EvaluateSegment(SEGMENT, TODAY.plusDays(1), null))
                .expectException(Refused.with("EVALUATION_OUT_OF_ORDER on"))
                .expectNoEvents();
    }

    @Test
    void membersByRfmAndByListAreToldWhy() {
        segment.given(defined(LISTED), activated())
                .when(new EvaluateSegment(SEGMENT, null, null))
                .expectEvents(evaluated(
                        1,
                        TODAY,
                        new SegmentOutcome(3, 2, new BigDecimal("107")),
                        List.of(change("a", "list", "named"), change("c", "list", "named")),
                        List.of()));
        for (int i = 0; i < 3; i++) {
            book.customers.add(customer("d" + i, "x", won("2026-01-0" + (i + 1), "1")));
        }
        segment.given(defined(new ByRfm(List.of(RfmClass.POTENTIAL_LOYALISTS), null, RfmTable.V1)), activated())
                .when(new EvaluateSegment(SEGMENT, null, null))
                .expectEvents(evaluated(
                        1,
                        TODAY,
                        new SegmentOutcome(6, 1, new BigDecimal("7")),
                        List.of(new MembershipChange(
                                new CustomerId("customer/a"),
                                List.of(new Finding("rfm", "5-2-4"), new Finding("class", "POTENTIAL_LOYALISTS")))),
                        List.of()));
    }

    /** A commit can be large, an event must stay small. */
    @Test
    void manyChangesAreRecordedInSeveralEventsAndEachOnce() {
        List<MembershipChange> before = IntStream.range(0, 700)
                .mapToObj(i -> change("old" + (1000 + i), "x", "x"))
                .toList();
        book.customers.clear();
        IntStream.range(0, 1_300).forEach(i -> book.customers.add(customer("new" + (1000 + i), "retail")));
        segment.given(defined(RETAIL), activated(), evaluated(before))
                .when(new EvaluateSegment(SEGMENT, null, null))
                .expectEventsMatching(Matchers.payloadsMatching(
                        new CustomTypeSafeMatcher<>("four parts that say everything once") {
                            @Override
                            protected boolean matchesSafely(List<?> payloads) {
                                List<CustomerId> joined = new ArrayList<>();
                                List<CustomerId> left = new ArrayList<>();
                                int part = 0;
                                for (Object payload : payloads) {
                                    SegmentEvaluated evaluated = (SegmentEvaluated) payload;
                                    evaluated.joined().forEach(change -> joined.add(change.customer()));
                                    evaluated.left().forEach(change -> left.add(change.customer()));
                                    assertThat(evaluated.part()).isEqualTo(++part);
                                    assertThat(evaluated.parts()).isEqualTo(4);
                                    assertThat(evaluated.joined().size()
                                                    + evaluated.left().size())
                                            .isEqualTo(500);
                                    assertThat(evaluated.outcome().members()).isEqualTo(1_300);
                                }
                                assertThat(joined).hasSize(1_300).doesNotHaveDuplicates();
                                assertThat(left).hasSize(700).doesNotHaveDuplicates();
                                return part == 4;
                            }
                        }));
    }

    @Test
    void redefiningNeedsAReasonAndMakesANewVersion() {
        segment.given(defined(RETAIL))
                .when(new RedefineSegment(SEGMENT, CHAMPIONS, null))
                .expectException(Refused.with("REASON_MISSING reason"));
        segment.given(defined(RETAIL), activated(), new SegmentRedefined(SEGMENT, 2, RETAIL, LISTED, WHY))
                .when(new RedefineSegment(SEGMENT, CHAMPIONS, WHY))
                .expectEvents(new SegmentRedefined(SEGMENT, 3, LISTED, CHAMPIONS, WHY));
        segment.given(defined(RETAIL))
                .when(new RedefineSegment(SEGMENT, RETAIL, WHY))
                .expectNoEvents();
    }

    @Test
    void aSegmentIsCalledOtherwise() {
        LocalizedName other = LocalizedName.of("Retail");
        segment.given(defined(RETAIL))
                .when(new RewordSegment(SEGMENT, other, null, null))
                .expectEvents(new SegmentReworded(SEGMENT, NAME, null, other, null, null));
        segment.given(defined(RETAIL))
                .when(new RewordSegment(SEGMENT, NAME, " ", null))
                .expectNoEvents();
    }

    @Test
    void retiringNeedsAReasonAndEndsEveryMembership() {
        segment.given(defined(RETAIL), activated(), evaluated(List.of(change("a", "x", "x"))))
                .when(new RetireSegment(SEGMENT, WHY))
                .expectEvents(new SegmentRetired(SEGMENT, TODAY, 1, WHY));
        segment.given(defined(RETAIL))
                .when(new RetireSegment(SEGMENT, null))
                .expectException(Refused.with("REASON_MISSING reason"));
    }

    @Test
    void aRetiredSegmentStaysAsItIs() {
        for (SegmentCommand command : List.of(
                new RedefineSegment(SEGMENT, CHAMPIONS, WHY),
                new RewordSegment(SEGMENT, LocalizedName.of("x"), null, null),
                new RetireSegment(SEGMENT, WHY))) {
            segment.given(defined(RETAIL), new SegmentRetired(SEGMENT, TODAY, 0, WHY))
                    .when(command)
                    .expectException(Refused.with("SEGMENT_IS_RETIRED segmentId"))
                    .expectNoEvents();
        }
        segment.given(defined(RETAIL), new SegmentRetired(SEGMENT, TODAY, 0, WHY))
                .when(new EvaluateSegment(SEGMENT, null, null))
                .expectException(Refused.with("SEGMENT_IS_NOT segmentId"));
    }

    private static SegmentDefined defined(SegmentDefinition definition) {
        return new SegmentDefined(SEGMENT, NAME, null, definition, null);
    }

    private static SegmentActivated activated() {
        return new SegmentActivated(SEGMENT, null);
    }

    /** By the first version at the end of May. */
    private static SegmentEvaluated evaluated(List<MembershipChange> joined) {
        return evaluated(
                1,
                LocalDate.of(2026, 5, 31),
                new SegmentOutcome(joined.size(), joined.size(), BigDecimal.ZERO),
                joined,
                List.of());
    }

    private static SegmentEvaluated evaluated(
            int version,
            LocalDate on,
            SegmentOutcome outcome,
            List<MembershipChange> joined,
            List<MembershipChange> left) {
        return new SegmentEvaluated(SEGMENT, version, on, outcome, joined, left, 1, 1, null);
    }

    private static MembershipChange change(String code, String what, String found) {
        return new MembershipChange(new CustomerId("customer/" + code), List.of(new Finding(what, found)));
    }
}
