package io.targetledger.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.targetledger.testing.TestDatabase;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

class SnapshotTest {

    enum Status {
        DRAFT,
        ACTIVE
    }

    record Id(String value) {}

    record Target(BigDecimal value, String currency) {}

    sealed interface Ending {
        record Achieved(BigDecimal actual) implements Ending {}

        record Cancelled(String why) implements Ending {}
    }

    abstract static class Entity {
        private long version;
    }

    static class Goal extends Entity {
        private Id id;
        private Status status = Status.DRAFT;
        private List<Target> targets = new ArrayList<>();
        private Map<Id, Target> byPerson = new HashMap<>();
        private @Nullable Ending ending;
        private @Nullable String note = "a default that null must override";
        private transient Thread handler = Thread.currentThread();

        private Goal() {}

        Goal(String id, long version) {
            this.id = new Id(id);
            super.version = version;
            this.status = Status.ACTIVE;
            this.targets.add(new Target(new BigDecimal("10.50"), "CNY"));
            this.byPerson.put(new Id("person/li.na"), new Target(BigDecimal.ONE, "EUR"));
            this.ending = new Ending.Cancelled("merged");
            this.note = null;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Goal goal
                    && id.equals(goal.id)
                    && ((Entity) this).version == ((Entity) goal).version
                    && status == goal.status
                    && targets.equals(goal.targets)
                    && byPerson.equals(goal.byPerson)
                    && Objects.equals(ending, goal.ending)
                    && Objects.equals(note, goal.note);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    static class Unstorable {
        private final Thread thread = Thread.currentThread();
    }

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    private Ledger ledger;
    private LedgerEventStorageEngine engine;

    @BeforeEach
    void open() {
        ledger = Ledger.open(database.database(), TestEvent.types(), LedgerSettings.defaults());
        engine = new LedgerEventStorageEngine(ledger);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aPlainClassComesBackFieldByField() {
        engine.storeSnapshot(snapshot(4));

        DomainEventMessage<?> read = engine.readSnapshot("goal/1").orElseThrow();
        assertThat(read.getPayload()).isEqualTo(new Goal("goal/1", 4));
        assertThat(read.getSequenceNumber()).isEqualTo(4);
        assertThat(read.getType()).isEqualTo("Goal");
        assertThat(((Goal) read.getPayload()).targets).isInstanceOf(ArrayList.class);
    }

    @Test
    void theNewestIsTheOnlyOneKept() {
        engine.storeSnapshot(snapshot(4));
        engine.storeSnapshot(snapshot(9));
        engine.storeSnapshot(snapshot(6));

        assertThat(engine.readSnapshot("goal/1").orElseThrow().getSequenceNumber())
                .isEqualTo(9);
        assertThat(database.database().getCollection("snapshots").countDocuments())
                .isEqualTo(1);
    }

    @Test
    void oneThatCanNotBeReadAnyMoreIsAsIfItWereNotThere() {
        engine.storeSnapshot(snapshot(4));
        update(set("shape", "of an older program"));
        assertThat(engine.readSnapshot("goal/1")).isEmpty();

        engine.storeSnapshot(snapshot(5));
        update(set("state.status", "RENAMED"));
        assertThat(engine.readSnapshot("goal/1")).isEmpty();

        engine.storeSnapshot(snapshot(6));
        update(unset("state"));
        assertThat(engine.readSnapshot("goal/1")).isEmpty();

        engine.storeSnapshot(snapshot(7));
        update(set("class", "gone.Goal"));
        assertThat(engine.readSnapshot("goal/1")).isEmpty();

        engine.storeSnapshot(snapshot(8));
        assertThat(engine.readSnapshot("goal/1")).isPresent();
    }

    @Test
    void oneThatCanNotBeStoredIsLeftOut() {
        engine.storeSnapshot(new GenericDomainEventMessage<>("Unstorable", "goal/1", 1, new Unstorable()));
        assertThat(engine.readSnapshot("goal/1")).isEmpty();
    }

    private void update(org.bson.conversions.Bson change) {
        database.database().getCollection("snapshots", Document.class).updateOne(eq("_id", "goal/1"), change);
    }

    private static DomainEventMessage<?> snapshot(long sequence) {
        return new GenericDomainEventMessage<>("Goal", "goal/1", sequence, new Goal("goal/1", sequence));
    }
}
