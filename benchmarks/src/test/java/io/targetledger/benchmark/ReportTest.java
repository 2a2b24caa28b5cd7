package io.targetledger.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    @ParameterizedTest
    @CsvSource({
        "PER_SECOND, 500, 100, TIMES_BETTER, 5, 5.0, true",
        "PER_SECOND, 499, 100, TIMES_BETTER, 5, 4.99, false",
        "MILLISECONDS, 2, 10, TIMES_BETTER, 5, 5.0, true",
        "MILLISECONDS, 20, 10, TIMES_THE_COST, 2, 2.0, true",
        "MILLISECONDS, 21, 10, TIMES_THE_COST, 2, 2.1, false",
        "PER_SECOND, 50, 100, TIMES_THE_COST, 2, 2.0, true"
    })
    void aRatioIsReadAsItsBoundSays(
            Unit unit, double ours, double peer, Bound.Kind kind, double factor, double ratio, boolean met) {
        Comparison comparison = Comparison.of(
                1,
                "work",
                "once",
                1,
                Measure.once("ours", ours, unit),
                Measure.once("peer", peer, unit),
                new Bound(kind, factor));
        assertThat(comparison.ratio()).isEqualTo(ratio);
        assertThat(comparison.met()).isEqualTo(met);
    }

    @Test
    void everyOperationIsRunAsOftenAsItIsCounted() throws Exception {
        AtomicLong ours = new AtomicLong();
        AtomicLong peer = new AtomicLong();
        Outcome outcome = new Contest(4, 100, 10, 3)
                .byRate(
                        new Side("ours", n -> ours.incrementAndGet(), null),
                        new Side("peer", n -> peer.incrementAndGet(), null));
        assertThat(ours).hasValue(310);
        assertThat(peer).hasValue(310);
        assertThat(outcome.ours().operations()).isEqualTo(300);
    }

    @Test
    void theTableNamesWhatIsNotMet() {
        Comparison missed = Comparison.of(
                3,
                "replay",
                "1,000 events",
                1_000,
                Measure.once("Target Ledger", 1_000, Unit.PER_SECOND),
                Measure.once("stock", 100, Unit.PER_SECOND),
                Bound.atLeast(20));
        assertThat(new Report("machine", "server", "now", 1, 42, List.of(missed)).table())
                .contains("| 3 | replay | 1,000 events | 1,000 /s | stock: 100 /s | 10× | ≥ 20× | **no** |");
    }
}
