package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.targetledger.Capabilities;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.targetledger.goal.GoalFold.GOALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What another process, which has lost its lease, does to views while they are built. */
class FirstBuildTest {

    private final TestDatabase database = TestDatabase.open();
    private final History history = History.of(11, 200);
    private final Ledger ledger = Ledger.open(database.database(), Capabilities.EVENTS, LedgerSettings.defaults());
    private final MongoCollection<Document> rows =
            database.database().getCollection("view_" + GOALS.name() + "_v" + GOALS.version());
    private List<Document> right = List.of();
    private int lateWrites;

    @BeforeEach
    void foldOnceAndForget() {
        try (Views views = open(GOALS)) {
            history.writeTo(ledger, 7);
            assertThat(views.projector().await(history.size(), Duration.ofSeconds(60)))
                    .isTrue();
        }
        right = stored();
        database.database().getCollection("projection").updateOne(new Document(), Updates.set("folds", new Document()));
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    @Test
    void rowsThatAreWrittenLateHaveTheViewsBuiltOnceMore() {
        lateWrites = 2;

        open(new HookedGoalFold(GOALS.version(), event -> writeLate())).close();

        assertThat(stored()).isEqualTo(right);
        assertThat(lateWrites).isZero();
    }

    @Test
    void whereTheyKeepComingTheStartFailsAndSaysWhatToDo() {
        lateWrites = Integer.MAX_VALUE;

        assertThatIllegalStateException()
                .isThrownBy(() -> open(new HookedGoalFold(GOALS.version(), event -> writeLate())))
                .withMessageContaining("rebuilt 3 times")
                .withMessageContaining("end all other processes that use this database");
    }

    private void writeLate() {
        if (lateWrites > 0 && rows.countDocuments() == 0) {
            lateWrites--;
            rows.insertMany(right);
        }
    }

    private List<Document> stored() {
        return rows.find().sort(new Document("_id", 1)).into(new ArrayList<>());
    }

    private Views open(Fold<?, ?> goals) {
        return Views.open(ledger, database.database(), List.of(goals), Clock.systemUTC(), ZoneOffset.UTC);
    }
}
