package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.targetledger.customer.CustomerId;
import io.targetledger.projection.Change;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import io.targetledger.segment.MembershipView.Stay;
import io.targetledger.segment.SegmentDefinition.ByList;
import io.targetledger.segment.SegmentDefinition.ByRule;
import io.targetledger.segment.SegmentEvent.MembershipChange;
import io.targetledger.segment.SegmentEvent.SegmentActivated;
import io.targetledger.segment.SegmentEvent.SegmentDefined;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import io.targetledger.segment.SegmentEvent.SegmentRedefined;
import io.targetledger.segment.SegmentEvent.SegmentRetired;
import io.targetledger.segment.SegmentEvent.SegmentReworded;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.targetledger.segment.EvaluationFold.EVALUATIONS;
import static io.targetledger.segment.MembershipFold.MEMBERSHIPS;
import static io.targetledger.segment.SegmentFold.SEGMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SegmentFoldTest {

    private static final SegmentId SEGMENT = new SegmentId("segment/retail");
    private static final Reason WHY = new Reason("the market moved");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final ByRule RULE = new ByRule("sector = \"retail\"");
    private static final String ACME = "customer/acme";

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anEventChangesWhatItSays(SegmentEvent event, List<Change> changes) {
        assertThat(Change.between(segment(defined()), segment(defined(), event)))
                .containsExactlyElementsOf(changes);
    }

    static Stream<Arguments> anEventChangesWhatItSays() {
        return Stream.of(
                arguments(new SegmentActivated(SEGMENT, null), List.of(change("status", "DRAFT", "ACTIVE"))),
                arguments(
                        new SegmentReworded(
                                SEGMENT,
                                LocalizedName.of("Retail"),
                                null,
                                new LocalizedName("Shops", "零售"),
                                "all",
                                WHY),
                        List.of(
                                change("name.en", "Retail", "Shops"),
                                change("name.zh", null, "零售"),
                                change("description", null, "all"))),
                arguments(
                        new SegmentRedefined(SEGMENT, 2, RULE, new ByRule("sector = \"software\""), WHY),
                        List.of(
                                change("definition.rule", "sector = \"retail\"", "sector = \"software\""),
                                change("definitionVersion", "1", "2"))),
                arguments(
                        new SegmentRedefined(SEGMENT, 2, RULE, new ByList(List.of(new CustomerId(ACME))), WHY),
                        List.of(
                                change("definition.rule", "sector = \"retail\"", null),
                                change("definition.customers[0]", null, ACME),
                                change("definitionVersion", "1", "2"))),
                arguments(
                        evaluated(MONDAY, List.of(ACME), List.of()),
                        List.of(
                                change("members", "0", "1"),
                                change("considered", null, "9"),
                                change("revenue", null, "700"),
                                change("evaluatedOn", null, "2026-03-02"),
                                change("evaluatedVersion", null, "1"))),
                arguments(
                        new SegmentRetired(SEGMENT, MONDAY, 0, WHY),
                        List.of(change("status", "DRAFT", "RETIRED"), change("retiredOn", null, "2026-03-02"))));
    }

    @Test
    void nobodyBelongsToARetiredSegmentAndItsLastValueStays() {
        SegmentView retired = segment(
                defined(),
                evaluated(MONDAY, List.of(ACME), List.of()),
                new SegmentRetired(SEGMENT, MONDAY.plusDays(3), 1, WHY));

        assertThat(retired.members()).isZero();
        assertThat(retired.revenue()).isEqualByComparingTo("700");
        assertThat(retired.hasMembersOn(MONDAY.plusDays(2))).isTrue();
        assertThat(retired.hasMembersOn(MONDAY.plusDays(3))).isFalse();
    }

    @Test
    void aMemberBelongsFromTheDayOfJoiningToTheDayBeforeLeaving() {
        MembershipView acme = membership(
                evaluated(MONDAY, List.of(ACME), List.of()),
                evaluated(MONDAY.plusDays(7), List.of(), List.of(ACME)),
                evaluated(MONDAY.plusDays(14), List.of(ACME), List.of()));

        assertThat(acme.spans())
                .containsExactly(
                        new Stay(MONDAY, MONDAY.plusDays(7), because("joined"), because("left")),
                        new Stay(MONDAY.plusDays(14), null, because("joined"), List.of()));
        assertThat(days(acme, -1, 0, 6, 7, 13, 14, 99)).containsExactly(false, true, true, false, false, true, true);
    }

    @Test
    void whatIsSaidLastOfADayHolds() {
        assertThat(fold(
                        MEMBERSHIPS,
                        evaluated(MONDAY, List.of(ACME), List.of()),
                        evaluated(MONDAY, List.of(), List.of(ACME))))
                .isNull();
        assertThat(membership(
                                evaluated(MONDAY, List.of(ACME), List.of()),
                                evaluated(MONDAY.plusDays(7), List.of(), List.of(ACME)),
                                evaluated(MONDAY.plusDays(7), List.of(ACME), List.of()))
                        .spans())
                .containsExactly(new Stay(MONDAY, null, because("joined"), List.of()));
    }

    @Test
    void everyPartOfAnEvaluationTouchesThoseItNames() {
        SegmentEvaluated part = evaluated(MONDAY, List.of(ACME, "customer/b"), List.of("customer/c"));
        assertThat(MEMBERSHIPS.keysOf(part, context(0)))
                .containsExactly(
                        "segment/retail|customer/acme", "segment/retail|customer/b", "segment/retail|customer/c");
        assertThat(MEMBERSHIPS.keysOf(new SegmentActivated(SEGMENT, null), context(0)))
                .isEmpty();
    }

    @Test
    void theEvaluationsOfADayAreTakenTogether() {
        EvaluationView day = (EvaluationView) Objects.requireNonNull(fold(
                EVALUATIONS,
                evaluated(MONDAY, List.of(ACME, "customer/b"), List.of()),
                evaluated(MONDAY, List.of("customer/c"), List.of("customer/d"))));

        assertThat(day).isEqualTo(new EvaluationView(SEGMENT, MONDAY, 1, 9, 1, new BigDecimal("700"), 3, 1));
    }

    private static List<Boolean> days(MembershipView membership, int... after) {
        return Arrays.stream(after)
                .mapToObj(days -> membership.holdsOn(MONDAY.plusDays(days)))
                .toList();
    }

    private static SegmentView segment(SegmentEvent... events) {
        return (SegmentView) Objects.requireNonNull(fold(SEGMENTS, events));
    }

    private static MembershipView membership(SegmentEvent... events) {
        return (MembershipView) Objects.requireNonNull(fold(MEMBERSHIPS, events));
    }

    /** By way of the key of Acme or of the day; a segment's own key makes no difference. */
    private static <V> @Nullable Object fold(Fold<V, SegmentEvent> fold, SegmentEvent... events) {
        @Nullable V view = null;
        for (int i = 0; i < events.length; i++) {
            String key = fold == MEMBERSHIPS ? SEGMENT + "|" + ACME : SEGMENT.value();
            view = fold.evolve(key, view, events[i], context(i));
        }
        return view;
    }

    private static SegmentDefined defined() {
        return new SegmentDefined(SEGMENT, LocalizedName.of("Retail"), null, RULE, null);
    }

    private static SegmentEvaluated evaluated(LocalDate on, List<String> joined, List<String> left) {
        return new SegmentEvaluated(
                SEGMENT,
                1,
                on,
                new SegmentOutcome(9, 1, new BigDecimal("700")),
                changes(joined, "joined"),
                changes(left, "left"),
                1,
                1,
                null);
    }

    private static List<MembershipChange> changes(List<String> customers, String what) {
        return customers.stream()
                .map(customer -> new MembershipChange(new CustomerId(customer), because(what)))
                .toList();
    }

    private static List<Finding> because(String what) {
        return List.of(new Finding(what, null));
    }

    private static Change change(String path, @Nullable String before, @Nullable String after) {
        return new Change(path, before, after);
    }

    private static EventContext context(int sequence) {
        return new EventContext(
                sequence + 1,
                SEGMENT.value(),
                "CustomerSegment",
                sequence,
                "segment.Any",
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
