package io.targetledger.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.targetledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.targetledger.ledger.TestEvent.counted;
import static io.targetledger.ledger.TestEvent.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Round trips are the budget that holds on any machine. */
class RoundTripTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private final List<String> commands = new CopyOnWriteArrayList<>();
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(
                database.connect(settings -> settings.addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        commands.add(event.getCommandName());
                    }
                })),
                TestEvent.types(),
                LedgerSettings.defaults());
        commands.clear();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void anAppendIsOneInsert() {
        ledger.append(Append.of(opened("counter/1")));
        for (long sequence = 1; sequence <= 5; sequence++) {
            ledger.append(Append.of(counted("counter/1", sequence)));
        }
        ledger.append(new Append(List.of(counted("counter/1", 6)), "command-1", new Guard(6, Set.of("test.Noted"))));

        assertThat(commands).hasSize(7).containsOnly("insert");
    }

    @Test
    void anAggregateNotSeenByThisLedgerCostsOneMoreReadOnce() {
        appendedByAnother(opened("counter/1"), counted("counter/1", 1));
        reopen();

        ledger.append(Append.of(counted("counter/1", 2)));
        ledger.append(Append.of(counted("counter/1", 3)));

        assertThat(commands).containsExactly("find", "insert", "insert");
    }

    @Test
    void anAggregateThatWasJustReadCostsTheWriterNoRead() {
        appendedByAnother(opened("counter/1"), counted("counter/1", 1));
        reopen();
        ledger.readAggregate("counter/1", 0, 1_000);
        commands.clear();

        ledger.append(Append.of(counted("counter/1", 2)));

        assertThat(commands).containsExactly("insert");
    }

    @Test
    void whatWasReadAndHasMovedSinceIsRefusedAllTheSame() {
        appendedByAnother(opened("counter/1"));
        reopen();
        ledger.readAggregate("counter/1", 0, 1_000);
        appendedByAnother(counted("counter/1", 1));

        assertThatExceptionOfType(AggregateConflict.class)
                .isThrownBy(() -> ledger.append(Append.of(counted("counter/1", 1))));
        assertThatExceptionOfType(AggregateConflict.class)
                .isThrownBy(() -> ledger.append(Append.of(counted("counter/1", 3))));
        ledger.append(Append.of(counted("counter/1", 2)));
    }

    private void reopen() {
        close();
        open();
    }

    private void appendedByAnother(NewEvent... events) {
        try (Ledger other = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            other.append(Append.of(events));
        }
    }

    @Test
    void aRaceLostToAnotherProcessCostsOneReadAndAnotherInsert() {
        ledger.append(Append.of(opened("counter/1")));
        try (Ledger other = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults())) {
            other.append(Append.of(opened("counter/2")));
            other.append(Append.of(opened("counter/3")));
        }
        commands.clear();
        ledger.append(Append.of(counted("counter/1", 1)));

        assertThat(commands).containsExactly("insert", "find", "insert");
    }

    @Test
    void readingIsOneQueryABatch() {
        for (int commit = 0; commit < 30; commit++) {
            List<NewEvent> events = new ArrayList<>();
            for (int sequence = 0; sequence < 100; sequence++) {
                events.add(counted("counter/" + commit, sequence));
            }
            ledger.append(new Append(events, null, null));
        }
        commands.clear();

        long position = 0;
        int batches = 0;
        for (List<LedgerEvent> batch = ledger.read(position, 1_000);
                !batch.isEmpty();
                batch = ledger.read(position, 1_000)) {
            position = batch.get(batch.size() - 1).position();
            batches++;
        }
        assertThat(position).isEqualTo(3_000);
        assertThat(batches).isEqualTo(3);
        assertThat(commands).containsExactly("find", "find", "find", "find");

        commands.clear();
        long inside = 0;
        for (int batch = 0; batch < 20; batch++) {
            inside += ledger.read(inside, 130).size();
        }
        assertThat(inside).isEqualTo(2_600);
        assertThat(commands).hasSize(20).containsOnly("find");
    }

    @Test
    void everyQuestionIsOneQuery() {
        ledger.append(new Append(List.of(opened("counter/1"), counted("counter/1", 1)), "command-1", null));
        commands.clear();

        ledger.readAggregate("counter/1", 0, 1_000);
        ledger.lastSequence("counter/1");
        ledger.head();
        ledger.positionAt(Instant.now());
        ledger.command("command-1");

        assertThat(commands).containsExactly("find", "find", "find", "find", "find");
    }

    @Test
    void nothingIsAskedWhileNobodyWaits() {
        ledger.append(Append.of(opened("counter/1")));
        commands.clear();
        assertThat(ledger.awaitAfter(0, java.time.Duration.ofSeconds(1))).isTrue();
        assertThat(commands).isEmpty();
    }
}
