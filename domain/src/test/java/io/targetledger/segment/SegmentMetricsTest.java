package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.Period;
import org.junit.jupiter.api.Test;

import static io.targetledger.segment.SegmentSamples.customer;
import static io.targetledger.segment.SegmentSamples.lost;
import static io.targetledger.segment.SegmentSamples.won;
import static org.assertj.core.api.Assertions.assertThat;

class SegmentMetricsTest {

    private static final Period Q2 = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));

    @Test
    void membersAreCountedByWhatTheyBoughtInThePeriodAndTheOneBefore() {
        SegmentMetrics metrics = SegmentMetrics.of(
                List.of(
                        customer("stayed", "x", won("2026-01-01", "10"), won("2026-04-01", "100"), lost("2026-05-01")),
                        customer("left", "x", won("2026-03-31", "10"), lost("2025-12-01")),
                        customer("came", "x", won("2026-06-30", "200"), won("2026-06-30", "60")),
                        customer("returned", "x", won("2025-12-31", "10"), won("2026-05-01", "40")),
                        customer("never", "x", lost("2026-05-01"))),
                Q2);
        assertThat(metrics).isEqualTo(new SegmentMetrics(5, 3, 1, 2, 1, new BigDecimal("400"), 4, 2));
        assertThat(metrics.conversion()).isEqualByComparingTo("0.666667");
        assertThat(metrics.churn()).isEqualByComparingTo("0.5");
        assertThat(metrics.arpa()).isEqualByComparingTo("133.333333");
        assertThat(metrics.cac(new BigDecimal("50"))).isEqualByComparingTo("50");
        assertThat(metrics.ltv(new BigDecimal("0.6"))).isEqualByComparingTo("160");
    }

    @Test
    void whatIsDividedByNothingIsUnknown() {
        SegmentMetrics nothing = SegmentMetrics.of(List.of(), Q2);
        assertThat(nothing.conversion()).isNull();
        assertThat(nothing.churn()).isNull();
        assertThat(nothing.arpa()).isNull();
        assertThat(nothing.cac(BigDecimal.ONE)).isNull();
        assertThat(nothing.ltv(BigDecimal.ONE)).isNull();
        SegmentMetrics nobodyLeft = SegmentMetrics.of(
                List.of(customer("stayed", "x", won("2026-01-01", "10"), won("2026-04-01", "100"))), Q2);
        assertThat(nobodyLeft.ltv(BigDecimal.ONE)).isNull();
        assertThat(nobodyLeft.ltv(null)).isNull();
        assertThat(nobodyLeft.cac(null)).isNull();
    }

    @Test
    void overlapsAreCounted() {
        CustomerId a = new CustomerId("customer/a");
        CustomerId b = new CustomerId("customer/b");
        CustomerId c = new CustomerId("customer/c");
        SegmentOverlap overlap = SegmentOverlap.of(List.of(a, b), List.of(b, c));
        assertThat(overlap).isEqualTo(new SegmentOverlap(2, 2, 1));
        assertThat(overlap.jaccard()).isEqualByComparingTo("0.333333");
        assertThat(overlap.shareOfFirst()).isEqualByComparingTo("0.5");
        assertThat(overlap.shareOfSecond()).isEqualByComparingTo("0.5");
        assertThat(SegmentOverlap.of(List.of(), List.of()).jaccard()).isNull();
    }
}
