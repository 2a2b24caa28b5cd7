package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.targetledger.Capabilities;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RebuildTest {

    private final TestDatabase live = TestDatabase.open();
    private final TestDatabase other = TestDatabase.open();
    private final History history = History.of(7, 400);
    private final Ledger ledger = Ledger.open(live.database(), Capabilities.EVENTS, LedgerSettings.defaults());

    @BeforeEach
    void foldLive() {
        try (Views views = views(live.database())) {
            history.writeTo(ledger, 7);
            assertThat(views.projector().await(history.size(), Duration.ofSeconds(60)))
                    .isTrue();
        }
    }

    @AfterEach
    void close() {
        ledger.close();
        live.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 15, 60, Rebuild.MOST_HELD})
    void howeverManyVersionsAreHeldInMemoryTheRowsAreTheSame(int mostHeld) {
        rebuild(other.database(), mostHeld, history.size());

        assertThat(rows(other.database())).isEqualTo(rows(live.database()));
    }

    @Test
    void aViewHasTheSameIndexesWhetherFoldedLiveOrRebuilt() {
        rebuild(other.database(), 2, history.size());

        assertThat(indexes(other.database())).isEqualTo(indexes(live.database()));
    }

    @Test
    void whatARebuildCutOffHalfwayLeftIsReplacedByTheNext() {
        rebuild(other.database(), 2, history.size() / 2);

        try (Views views = views(other.database())) {
            assertThat(views.projector().progress().position()).isEqualTo(history.size());
        }
        assertThat(rows(other.database())).isEqualTo(rows(live.database()));
    }

    @Test
    void aViewWhoseFoldIsOfAnotherVersionIsRebuiltUpToWhereTheOthersStand() {
        List<Document> before = rows(live.database());
        new ProgressStore(live.database(), ZoneOffset.UTC)
                .rebuilt(Map.of(new Outdated(), 0L), history.size(), history.size());

        try (Views views = views(live.database())) {
            assertThat(views.awaitWhole(Duration.ofSeconds(60))).isTrue();
            assertThat(views.projector().progress().position()).isEqualTo(history.size());
        }
        assertThat(rows(live.database())).isEqualTo(before);
    }

    @Test
    void viewsWhoseRowsWereStoredInAnotherWayAreRebuilt() {
        List<Document> before = rows(live.database());
        live.database().getCollection("projection").updateOne(new Document(), Updates.set("folds.goal", 2));
        live.database().getCollection("view_goal_v2").deleteOne(new Document());

        try (Views views = views(live.database())) {
            assertThat(views.awaitWhole(Duration.ofSeconds(60))).isTrue();
        }

        assertThat(rows(live.database())).isEqualTo(before);
    }

    @Test
    void viewsAreRebuiltWhenTheDaysOfTheBusinessBeginAtAnotherTime() {
        List<Document> before = rows(live.database());

        Views.open(ledger, live.database(), Capabilities.FOLDS, Clock.systemUTC(), ZoneId.of("Asia/Shanghai"))
                .close();
        assertThat(rows(live.database())).isNotEqualTo(before);
        views(live.database()).close();
        assertThat(rows(live.database())).isEqualTo(before);
    }

    @Test
    void anAbandonedRebuildSaysSo() {
        Rebuild rebuild = new Rebuild(ledger, store(other.database()), Capabilities.FOLDS, 7, 2);
        rebuild.abandon();

        assertThat(rebuild.upTo(history.size(), position -> {})).isEmpty();
    }

    private void rebuild(MongoDatabase database, int mostHeld, long until) {
        Rebuild rebuild = new Rebuild(ledger, store(database), Capabilities.FOLDS, 7, mostHeld);
        assertThat(rebuild.upTo(until, position -> {})).isPresent();
    }

    private ViewStore store(MongoDatabase database) {
        return new ViewStore(database, ledger.codecs(), Capabilities.FOLDS, Clock.systemUTC(), ZoneOffset.UTC);
    }

    private Views views(MongoDatabase database) {
        return Views.open(ledger, database, Capabilities.FOLDS, Clock.systemUTC(), ZoneOffset.UTC);
    }

    private static Stream<String> collections() {
        return Capabilities.FOLDS.stream().map(fold -> "view_" + fold.name() + "_v" + fold.version());
    }

    private static List<Document> rows(MongoDatabase database) {
        return collections()
                .flatMap(name ->
                        database
                                .getCollection(name)
                                .find()
                                .sort(new Document("_id", 1))
                                .into(new ArrayList<>())
                                .stream())
                .toList();
    }

    private static List<List<Object>> indexes(MongoDatabase database) {
        return collections()
                .map(name -> database.getCollection(name).listIndexes().into(new ArrayList<>()).stream()
                        .map(index -> index.get("key"))
                        .sorted((one, two) -> one.toString().compareTo(two.toString()))
                        .toList())
                .toList();
    }

    /** The goals' fold as it was in an earlier program. */
    private static final class Outdated implements AggregateFold<Object, Object> {

        @Override
        public String name() {
            return "goal";
        }

        @Override
        public int version() {
            return 0;
        }

        @Override
        public Class<Object> viewType() {
            return Object.class;
        }

        @Override
        public Class<Object> eventType() {
            return Object.class;
        }

        @Override
        public Object evolve(@org.jspecify.annotations.Nullable Object before, Object event, EventContext context) {
            return event;
        }
    }
}
