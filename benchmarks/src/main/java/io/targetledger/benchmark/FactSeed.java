package io.targetledger.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.mongodb.client.MongoDatabase;
import io.targetledger.Capabilities;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.NewEvent;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.MetricId;

/** Records measurements straight into a ledger that {@link GoalSeed} has filled: its people's, day after day. */
final class FactSeed {

    private static final int EVENTS_PER_APPEND = 400;
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    private static final int DAYS = 5 * 365;
    private static final Map<String, Object> METADATA =
            Map.of("actor", "seed", "roles", List.of("ADMIN"), "source", "import", "correlationId", "facts");

    private FactSeed() {}

    static void fill(MongoDatabase database, int measurements, int people, long seed) {
        Random random = new Random(seed);
        LedgerSettings settings = LedgerSettings.defaults().withGroupsOf(EVENTS_PER_APPEND, 4 * 1024 * 1024);
        try (Ledger ledger = Ledger.open(database, Capabilities.EVENTS, settings)) {
            for (int first = 0; first < measurements; first += EVENTS_PER_APPEND) {
                List<NewEvent> events = new ArrayList<>(EVENTS_PER_APPEND);
                for (int nth = first; nth < Math.min(measurements, first + EVENTS_PER_APPEND); nth++) {
                    events.add(recorded(nth, nth % people, random));
                }
                ledger.append(new Append(events, null, null));
            }
        }
    }

    private static NewEvent recorded(int nth, int person, Random random) {
        MeasurementId id = new MeasurementId("measurement/f%07d".formatted(nth));
        Fact fact = new Fact(
                MetricId.of("revenue"),
                new SubjectId("person/p" + person),
                FIRST_DAY.plusDays(random.nextInt(DAYS)),
                BigDecimal.valueOf(random.nextInt(20_000_000), 2),
                List.of());
        return new NewEvent(
                "fact-" + nth, id.value(), "Measurement", 0, new MeasurementRecorded(id, fact, null), METADATA);
    }
}
