package io.targetledger.measurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.explain.Recomputation;
import io.targetledger.measurement.MeasuredLeaves.Measured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MeasuredLeavesTest {

    @Test
    void aLeafIsASubjectAndMonthWithAllItsEvents() {
        List<Explanation> leaves = MeasuredLeaves.of(List.of(
                measured("person/b", "2026-01-31", "1.5", 9),
                measured("person/a", "2026-02-01", "2", 7),
                measured("person/a", "2026-01-01", "3", 12),
                measured("person/a", "2026-01-02", "4", 8)));

        assertThat(leaves).extracting(Explanation::of).containsExactly("person/a", "person/a", "person/b");
        assertThat(leaves).extracting(Explanation::detail).containsExactly("2026-01", "2026-02", "2026-01");
        assertThat(leaves.get(0).value()).isEqualByComparingTo("7");
        assertThat(leaves.get(0).count()).isEqualTo(2);
        assertThat(leaves.get(0).positions()).containsExactly(8L, 12L);
    }

    /** 30 subjects make 360 leaves of a year; 40 would make 480, so that everyone's stand together. */
    @ParameterizedTest
    @ValueSource(ints = {30, 40})
    void sumsAndMeansAreTheSameHoweverTheyAreGrouped(int subjects) {
        List<Measured> measured = new ArrayList<>();
        for (int day = 0; day < 365; day += 7) {
            for (int subject = 0; subject < subjects; subject++) {
                measured.add(new Measured(
                        "person/" + subject,
                        LocalDate.of(2026, 1, 1).plusDays(day),
                        BigDecimal.valueOf(day * 31L + subject, 2),
                        1L + measured.size()));
            }
        }
        BigDecimal sum = measured.stream().map(Measured::amount).reduce(BigDecimal.ZERO, BigDecimal::add);

        List<Explanation> leaves = MeasuredLeaves.of(measured);

        assertThat(leaves).hasSize(subjects == 30 ? 360 : 12);
        assertThat(recomputed(Computation.SUM, leaves)).isEqualByComparingTo(sum);
        assertThat(recomputed(Computation.MEAN_OF_MEASUREMENTS, leaves))
                .isEqualByComparingTo(sum.divide(BigDecimal.valueOf(measured.size()), 6, RoundingMode.HALF_EVEN));
        assertThat(leaves.stream().flatMap(leaf -> leaf.positions().stream()).sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, measured.size())
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private static BigDecimal recomputed(Computation computation, List<Explanation> leaves) {
        BigDecimal value = Recomputation.of(Explanation.computed(Quantity.ACTUAL, null, null, computation, leaves));
        assertThat(value).isNotNull();
        return value;
    }

    private static Measured measured(String subject, String on, String amount, long position) {
        return new Measured(subject, LocalDate.parse(on), new BigDecimal(amount), position);
    }
}
