package io.targetledger.segment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.targetledger.customer.CustomerId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.targetledger.segment.SegmentSamples.customer;
import static io.targetledger.segment.SegmentSamples.lost;
import static io.targetledger.segment.SegmentSamples.won;
import static org.assertj.core.api.Assertions.assertThat;

class RfmTest {

    @Test
    void quintilesAreCutAsSqlCutsThem() {
        // NTILE(5) over 12 rows: 3, 3, 2, 2, 2
        Map<Integer, Integer> scores =
                Quintiles.scores(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), Comparator.naturalOrder());
        assertThat(scores.values()).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void fewerThanFiveValuesGetTheFirstScores() {
        assertThat(Quintiles.scores(List.of(30, 10), Comparator.naturalOrder()))
                .containsOnly(Map.entry(10, 1), Map.entry(30, 2));
    }

    @Test
    void equalValuesScoreWhatTheMiddleOneOfThemGets() {
        assertThat(Quintiles.scores(List.of(1, 1, 1, 1, 1, 1, 1, 7, 8, 9), Comparator.naturalOrder()))
                .containsOnly(Map.entry(1, 2), Map.entry(7, 4), Map.entry(8, 5), Map.entry(9, 5));
        assertThat(Quintiles.scores(List.of(6, 6, 6, 6, 3, 1, 2, 4, 5, 0), Comparator.naturalOrder()))
                .containsEntry(6, 4);
    }

    @Property(tries = 300)
    void whoIsBetterNeverScoresLessAndNoScoreIsAbove5(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 20) Integer> values) {
        Map<Integer, Integer> scores = Quintiles.scores(values, Comparator.naturalOrder());
        Integer last = 1;
        for (Integer value : scores.keySet().stream().sorted().toList()) {
            assertThat(scores.get(value)).isBetween(last, 5);
            last = scores.get(value);
        }
    }

    @Test
    void customersAreScoredByTheDealsTheyGaveUs() {
        Map<CustomerId, Rfm.Placing> placed = Rfm.of(
                List.of(
                        customer("a", "x", won("2026-06-30", "10"), won("2026-01-01", "5"), won("2026-01-01", "5")),
                        customer("b", "x", won("2026-06-29", "10"), won("2026-01-01", "20.00")),
                        customer("c", "x", won("2026-06-28", "30")),
                        customer("d", "x", won("2026-06-27", "7")),
                        customer("e", "x", won("2025-06-27", "8")),
                        customer("f", "x", lost("2026-06-27"))),
                null,
                RfmTable.V1);
        assertThat(placed.keySet()).extracting(CustomerId::value).doesNotContain("customer/f");
        assertThat(placed.values())
                .extracting(placing ->
                        placing.values().recencyDays() + " " + placing.scores().toString() + " " + placing.rfmClass())
                .containsExactly(
                        "0 5-5-3 CHAMPIONS",
                        "1 4-4-4 LOYAL",
                        "2 3-2-4 NEED_ATTENTION",
                        "3 2-2-1 HIBERNATING",
                        "368 1-2-2 HIBERNATING");
    }

    @Test
    void onlyDealsOfTheWindowCount() {
        Map<CustomerId, Rfm.Placing> placed =
                Rfm.of(List.of(customer("e", "x", won("2025-06-27", "8"))), 365, RfmTable.V1);
        assertThat(placed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5, 5, CHAMPIONS", "5, 4, 3, CHAMPIONS", "5, 3, 3, POTENTIAL_LOYALISTS", "5, 1, 1, NEW_CUSTOMERS",
        "4, 5, 5, LOYAL", "4, 1, 1, PROMISING", "4, 1, 2, POTENTIAL_LOYALISTS", "3, 3, 3, NEED_ATTENTION",
        "3, 2, 2, ABOUT_TO_SLEEP", "2, 5, 4, CANNOT_LOSE", "2, 4, 4, AT_RISK", "1, 3, 2, AT_RISK",
        "1, 2, 2, HIBERNATING", "1, 5, 5, CANNOT_LOSE",
    })
    void scoresHaveNames(int recency, int frequency, int monetary, RfmClass named) {
        assertThat(RfmTable.V1.classOf(new RfmScores(recency, frequency, monetary)))
                .isEqualTo(named);
    }

    @Test
    void everyClassHasAPlaceInTheTable() {
        assertThat(Arrays.stream(new int[] {1, 2, 3, 4, 5})
                        .boxed()
                        .flatMap(recency -> Arrays.stream(new int[] {1, 2, 3, 4, 5})
                                .mapToObj(value -> RfmTable.V1.classOf(new RfmScores(recency, value, value))))
                        .distinct())
                .containsExactlyInAnyOrder(RfmClass.values());
    }
}
