package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.targetledger.measurement.MeasurementEvent.MeasurementCorrected;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementEvent.MeasurementRetracted;
import io.targetledger.metric.MetricId;
import io.targetledger.projection.EventContext;
import io.targetledger.shared.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.targetledger.measurement.SeriesFold.SERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** One row a history: the sum of each day that is left, by key. */
class SeriesFoldTest {

    private static final Reason REASON = new Reason("typing error");
    private static final MeasurementId FIRST = new MeasurementId("measurement/1");
    private static final MeasurementId SECOND = new MeasurementId("measurement/2");

    @ParameterizedTest
    @MethodSource
    void aDayIsWhatCountsForIt(List<MeasurementEvent> events, Map<String, String> sums) {
        assertThat(sumsAfter(events)).isEqualTo(sums);
    }

    static Stream<Arguments> aDayIsWhatCountsForIt() {
        Fact ten = fact("ann", 3, "10");
        Fact five = fact("ann", 3, "5");
        Fact tenLater = fact("ann", 4, "10");
        Fact tenOfBob = fact("bob", 3, "10");
        return Stream.of(
                arguments(List.of(recorded(FIRST, ten)), Map.of("ann|03", "10")),
                arguments(List.of(recorded(FIRST, ten), recorded(SECOND, five)), Map.of("ann|03", "15")),
                arguments(
                        List.of(recorded(FIRST, ten), recorded(SECOND, tenLater)),
                        Map.of("ann|03", "10", "ann|04", "10")),
                arguments(List.of(recorded(FIRST, ten), corrected(FIRST, ten, five)), Map.of("ann|03", "5")),
                arguments(List.of(recorded(FIRST, ten), corrected(FIRST, ten, tenLater)), Map.of("ann|04", "10")),
                arguments(
                        List.of(recorded(FIRST, ten), recorded(SECOND, five), corrected(FIRST, ten, tenOfBob)),
                        Map.of("ann|03", "5", "bob|03", "10")),
                arguments(
                        List.of(
                                recorded(FIRST, ten),
                                recorded(SECOND, five),
                                new MeasurementRetracted(FIRST, ten, REASON)),
                        Map.of("ann|03", "5")),
                arguments(List.of(recorded(FIRST, ten), new MeasurementRetracted(FIRST, ten, REASON)), Map.of()));
    }

    private static Map<String, String> sumsAfter(List<MeasurementEvent> events) {
        Map<String, DayView> days = new TreeMap<>();
        for (MeasurementEvent event : events) {
            for (String key : SERIES.keysOf(event, context())) {
                DayView day = SERIES.evolve(key, days.get(key), event, context());
                if (day == null) {
                    days.remove(key);
                } else {
                    days.put(key, day);
                }
            }
        }
        Map<String, String> sums = new TreeMap<>();
        days.forEach((key, day) -> sums.put(
                key.replace("metric/revenue|person/", "").replace("2026-05-", ""),
                day.sum().toPlainString()));
        return sums;
    }

    private static MeasurementEvent recorded(MeasurementId id, Fact fact) {
        return new MeasurementRecorded(id, fact, null);
    }

    private static MeasurementEvent corrected(MeasurementId id, Fact previous, Fact corrected) {
        return new MeasurementCorrected(id, previous, corrected, REASON);
    }

    private static Fact fact(String person, int day, String amount) {
        return new Fact(
                new MetricId("metric/revenue"),
                new SubjectId("person/" + person),
                LocalDate.of(2026, 5, day),
                new BigDecimal(amount),
                List.of());
    }

    private static EventContext context() {
        return new EventContext(
                1,
                "measurement/1",
                "Measurement",
                0,
                "measurement.Any",
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
