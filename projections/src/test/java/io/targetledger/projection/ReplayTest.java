package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.targetledger.Capabilities;
import io.targetledger.goal.GoalFold;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.projection.ReplayStatus.State;
import io.targetledger.testing.TestDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.targetledger.goal.GoalFold.GOALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ReplayTest {

    private final TestDatabase database = TestDatabase.open();
    private final History history = History.of(11, 600);
    private final Ledger ledger = Ledger.open(database.database(), Capabilities.EVENTS, LedgerSettings.defaults());
    private final int first = history.size() * 2 / 3;
    private Views views;

    @BeforeEach
    void foldLive() {
        views = Views.open(ledger, database.database(), Capabilities.FOLDS, Clock.systemUTC(), ZoneOffset.UTC);
        history.writeTo(ledger, 7, 0, first);
        assertThat(views.projector().await(first, Duration.ofSeconds(60))).isTrue();
    }

    @AfterEach
    void close() {
        views.close();
        ledger.close();
        database.close();
    }

    private ReplayStatus ended(String view) {
        await().atMost(Duration.ofSeconds(60)).until(() -> !status(view).isUnderWay());
        return status(view);
    }

    private ReplayStatus status(String view) {
        return views.replays().stream()
                .filter(status -> status.view().equals(view))
                .findFirst()
                .orElseThrow();
    }

    private List<Document> rows(String view) {
        List<Document> rows = new ArrayList<>();
        for (String name : database.database().listCollectionNames()) {
            if (name.startsWith("view_" + view + "_v")) {
                database.database()
                        .getCollection(name)
                        .find()
                        .sort(new Document("_id", 1))
                        .forEach(row -> rows.add(new Document(new java.util.TreeMap<>(row))));
            }
        }
        return rows;
    }

    @Test
    void everyViewIsWhatItsEventsSay() {
        for (Fold<?, ?> fold : Capabilities.FOLDS) {
            List<Document> before = rows(fold.name());
            views.replay(fold.name(), false);
            ReplayStatus end = ended(fold.name());

            assertThat(end.state()).as(end.toString()).isEqualTo(State.DONE);
            assertThat(end.equal()).as(fold.name()).isTrue();
            assertThat(end.swapped()).isFalse();
            assertThat(rows(fold.name())).isEqualTo(before);
        }
    }

    @Test
    void aViewThatWasTamperedWithIsFoundAndPutRight() {
        List<Document> before = rows("goal");
        String collection = database.database().listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.startsWith("view_goal_v"))
                .findFirst()
                .orElseThrow();
        database.database()
                .getCollection(collection)
                .updateOne(Filters.exists("view.title"), Updates.set("view.title", "forged"));

        views.replay("goal", false);
        assertThat(ended("goal").equal()).isFalse();
        views.replay("goal", true);
        ReplayStatus end = ended("goal");
        assertThat(end.swapped()).isTrue();
        assertThat(end.digest()).isNotEqualTo(end.liveDigest());
        assertThat(rows("goal")).isEqualTo(before);
        views.replay("goal", false);
        assertThat(ended("goal").equal()).isTrue();
    }

    @Test
    void aBusinessTimeThatWasTamperedWithIsFound() {
        MongoCollection<Document> goals = database.database().getCollection("view_goal_v" + GoalFold.GOALS.version());
        Document corrected = goals.find(Filters.eq("to", -1L)).first();
        assertThat(corrected).as("what an event that came late made").isNotNull();

        for (Bson forgery : List.of(
                Updates.set("since", Date.from(Instant.EPOCH)),
                Updates.set("until", Date.from(Instant.EPOCH)),
                Updates.set("gone", 1L))) {
            goals.updateOne(Filters.eq("_id", corrected.get("_id")), forgery);
            views.replay("goal", false);
            assertThat(ended("goal").equal()).as(forgery.toString()).isFalse();
            goals.replaceOne(Filters.eq("_id", corrected.get("_id")), corrected);
        }
        views.replay("goal", false);
        assertThat(ended("goal").equal()).isTrue();
    }

    @Test
    void readsAndWritesGoOnMeanwhileAndTheSwappedViewIsEqual() throws InterruptedException {
        AtomicBoolean missing = new AtomicBoolean();
        AtomicBoolean over = new AtomicBoolean();
        Thread reader = new Thread(() -> {
            while (!over.get()) {
                if (database.database().listCollectionNames().into(new ArrayList<>()).stream()
                        .noneMatch(name -> name.matches("view_goal_v\\d+"))) {
                    missing.set(true);
                }
            }
        });
        reader.start();
        views.replay("goal", true);
        history.writeTo(ledger, 5, first, history.size());
        ReplayStatus end = ended("goal");
        over.set(true);
        reader.join();
        assertThat(end.state()).as(end.toString()).isEqualTo(State.DONE);
        assertThat(missing).isFalse();
        assertThat(views.projector().await(ledger.head().position(), Duration.ofSeconds(60)))
                .isTrue();
        views.replay("goal", false);
        assertThat(ended("goal").equal()).isTrue();
    }

    @Test
    void aReplayCanBeCancelled() {
        views.replay("audit", true);
        views.cancelReplay("audit");
        assertThat(ended("audit").state()).isIn(State.CANCELLED, State.DONE);
        assertThat(database.database().listCollectionNames().into(new ArrayList<>()))
                .noneMatch(name -> name.endsWith("_shadow"));
    }

    @Test
    void whatCannotBeReplayedIsSaid() {
        assertThatExceptionOfType(UnanswerableRead.class)
                .isThrownBy(() -> views.replay("nonsense", false))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("UNKNOWN_NAME"));
        assertThat(views.cancelReplay("goal")).isEmpty();
    }

    @Test
    void aReplayThatACrashCutOffIsDoneAtTheNextStart() {
        List<Document> before = rows("goal");
        views.close();
        new ProgressStore(database.database(), ZoneOffset.UTC).replayAsked(GOALS, true);
        database.database()
                .getCollection("view_goal_v" + GOALS.version() + "_shadow")
                .insertOne(new Document("_id", "half a row"));

        views = Views.open(ledger, database.database(), Capabilities.FOLDS, Clock.systemUTC(), ZoneOffset.UTC);
        await().atMost(Duration.ofSeconds(60)).until(() -> !views.replays().isEmpty());
        assertThat(ended("goal").swapped()).isTrue();
        assertThat(rows("goal")).isEqualTo(before);
        assertThat(new ProgressStore(database.database(), ZoneOffset.UTC).replays())
                .isEmpty();
    }
}
