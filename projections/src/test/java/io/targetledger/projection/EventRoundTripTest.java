package io.targetledger.projection;

import java.util.List;

import io.targetledger.Capabilities;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an aggregate decided is what it, and every fold, will read: nothing is lost or made another on the way. */
class EventRoundTripTest {

    /** Of the length and seed by which every kind of event is known to happen. */
    @Test
    void everyKindOfEventIsReadAsItWasWritten() {
        History history = History.of(42, 3_000);
        try (TestDatabase database = TestDatabase.open();
                Ledger ledger = Ledger.open(database.database(), Capabilities.EVENTS, LedgerSettings.defaults())) {
            history.writeTo(ledger, 42);

            List<Object> written = history.payloads();
            List<Object> read = ledger.read(0, history.size()).stream()
                    .<Object>map(LedgerEvent::payload)
                    .toList();
            for (int i = 0; i < written.size(); i++) {
                assertThat(read.get(i)).as("event %d", i + 1).isEqualTo(written.get(i));
            }
        }
    }
}
