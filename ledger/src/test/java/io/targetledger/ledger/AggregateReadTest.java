package io.targetledger.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.targetledger.testing.TestDatabase;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.mongodb.client.model.Filters.eq;
import static io.targetledger.ledger.TestEvent.counted;
import static io.targetledger.ledger.TestEvent.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** One aggregate's events, read in parts; the first is of sequence 0, each in a commit of its own. */
class AggregateReadTest {

    private static final int EVENTS = 40;

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private final List<BsonDocument> finds = new CopyOnWriteArrayList<>();
    private MongoDatabase stored;
    private Ledger ledger;

    @BeforeEach
    void record() {
        stored = database.connect(settings -> settings.addCommandListener(new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("find")) {
                    finds.add(event.getCommand().clone());
                }
            }
        }));
        ledger = Ledger.open(stored, TestEvent.types(), LedgerSettings.defaults());
        ledger.append(Append.of(opened("counter/1")));
        for (long sequence = 1; sequence < EVENTS; sequence++) {
            ledger.append(Append.of(counted("counter/1", sequence)));
        }
        finds.clear();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void partByPartComesTheWholeInOrder() {
        assertThat(sequences(0, 15)).hasSize(15).startsWith(0L).endsWith(14L);
        assertThat(sequences(15, 15)).hasSize(15).startsWith(15L).endsWith(29L);
        assertThat(sequences(30, 15)).hasSize(10).startsWith(30L).endsWith(39L);
        assertThat(sequences(EVENTS, 15)).isEmpty();
    }

    @Test
    void aPartCostsItsOwnEventsNotThoseBehindIt() {
        sequences(10, 5);

        assertThat(examined(finds.get(0))).isEqualTo(5);
    }

    @Test
    void aMissingEventIsNamedAndNothingIsFoldedWithoutIt() {
        stored.getCollection(CommitStore.COLLECTION).deleteOne(eq("events.sequence", 12L));

        assertThat(sequences(0, 12)).hasSize(12);
        assertThatExceptionOfType(LedgerDamaged.class)
                .isThrownBy(() -> ledger.readAggregate("counter/1", 10, 5))
                .withMessage("event 12 of aggregate counter/1 is missing: event 13 comes instead, at position 14");
    }

    @Test
    void sequencesBeginAtZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ledger.readAggregate("counter/1", -1, 5))
                .withMessage("fromSequence must be 0 or more, was -1");
    }

    private List<Long> sequences(long from, int atMost) {
        return ledger.readAggregate("counter/1", from, atMost).stream()
                .map(LedgerEvent::sequence)
                .toList();
    }

    /** How many documents the database looks at to answer a command. */
    private long examined(BsonDocument find) {
        find.keySet().removeIf(key -> key.startsWith("$") || key.equals("lsid"));
        Document explained = stored.runCommand(
                new BsonDocument("explain", find).append("verbosity", new BsonString("executionStats")));
        Number examined = explained.getEmbedded(List.of("executionStats", "totalDocsExamined"), Number.class);
        return examined.longValue();
    }
}
