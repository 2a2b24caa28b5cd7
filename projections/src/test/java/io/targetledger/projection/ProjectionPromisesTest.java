package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.targetledger.Capabilities;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.projection.ViewWriter.Occurrence;
import io.targetledger.testing.TestDatabase;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.bson.Document;

import static org.assertj.core.api.Assertions.assertThat;

/** For every registered view, after random valid histories: live = replayed = as of any position = the plain fold. */
class ProjectionPromisesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void liveReplayedAndPastViewsAreWhatTheFoldSays(@ForAll long seed) {
        try (TestDatabase written = TestDatabase.open();
                TestDatabase replayed = TestDatabase.open();
                Ledger ledger = ledger(written.database())) {
            History history = History.of(seed, 250);
            try (Views live = views(ledger, written.database())) {
                history.writeTo(ledger, seed);
                assertThat(live.projector().await(history.size(), PATIENCE)).isTrue();
                List<LedgerEvent> events = ledger.read(0, history.size());

                Random random = new Random(seed);
                for (long position : new long[] {history.size(), random.nextInt(history.size()), 1, 0}) {
                    for (Fold<?, ?> fold : Capabilities.FOLDS) {
                        assertThat(viewsAt(live, fold, position))
                                .as("%s at %d", fold.name(), position)
                                .isEqualTo(PlainFold.after(events, position, fold));
                    }
                }
            }
            try (Views replay = views(ledger, replayed.database())) {
                assertThat(replay.projector().await(history.size(), PATIENCE)).isTrue();
            }
            assertThat(rows(replayed.database())).isEqualTo(rows(written.database()));
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void aBatchCutOffByACrashIsInvisibleAndHarmless(@ForAll long seed) {
        try (TestDatabase written = TestDatabase.open();
                TestDatabase crashed = TestDatabase.open();
                Ledger ledger = ledger(written.database())) {
            History history = History.of(seed, 120);
            history.writeTo(ledger, seed);
            List<LedgerEvent> events = ledger.read(0, history.size());
            int cut = new Random(seed).nextInt(events.size());
            leaveAnUnfinishedBatch(ledger, crashed.database(), events.subList(0, cut));

            assertThat(new ProgressStore(crashed.database(), ZoneOffset.UTC)
                            .load()
                            .position())
                    .isZero();
            try (Views recovered = views(ledger, crashed.database());
                    Views undisturbed = views(ledger, written.database())) {
                assertThat(recovered.projector().await(history.size(), PATIENCE))
                        .isTrue();
                assertThat(undisturbed.projector().await(history.size(), PATIENCE))
                        .isTrue();
            }
            assertThat(rows(crashed.database())).isEqualTo(rows(written.database()));
        }
    }

    @Property(tries = 2, shrinking = ShrinkingMode.OFF)
    void severalProcessesFoldTheSameViewsToTheSameRows(@ForAll long seed) {
        try (TestDatabase shared = TestDatabase.open();
                TestDatabase alone = TestDatabase.open();
                Ledger ledger = ledger(shared.database())) {
            History history = History.of(seed, 200);
            try (Views one = views(ledger, shared.database());
                    Views other = views(ledger, shared.database())) {
                history.writeTo(ledger, seed);
                assertThat(one.projector().await(history.size(), PATIENCE)).isTrue();
                assertThat(other.projector().await(history.size(), PATIENCE)).isTrue();
            }
            try (Views undisturbed = views(ledger, alone.database())) {
                assertThat(undisturbed.projector().await(history.size(), PATIENCE))
                        .isTrue();
            }
            assertThat(rows(shared.database())).isEqualTo(rows(alone.database()));
        }
    }

    private static void leaveAnUnfinishedBatch(Ledger ledger, MongoDatabase database, List<LedgerEvent> events) {
        ViewStore store =
                new ViewStore(database, ledger.codecs(), Capabilities.FOLDS, Clock.systemUTC(), ZoneOffset.UTC);
        ProgressStore progress = new ProgressStore(database, ZoneOffset.UTC);
        List<Occurrence> occurrences = events.stream().map(Occurrence::of).toList();
        for (Fold<?, ?> fold : Capabilities.FOLDS) {
            store.writer(fold).createIndexes();
            store.writer(fold).advance(occurrences, 0);
            progress.rebuilt(Map.of(fold, 0L), 0, 0);
        }
    }

    private static <V> Map<String, V> viewsAt(Views views, Fold<V, ?> fold, long position) {
        Map<String, V> found = new HashMap<>();
        views.reader(fold)
                .all(Filters.empty(), new ReadPoint(position, Instant.EPOCH, LocalDate.EPOCH))
                .forEach(versioned -> found.put(versioned.key(), versioned.view()));
        return found;
    }

    /** Every row of every view, as stored. */
    private static List<Document> rows(MongoDatabase database) {
        List<Document> rows = new ArrayList<>();
        for (Fold<?, ?> fold : Capabilities.FOLDS) {
            database.getCollection("view_" + fold.name() + "_v" + fold.version())
                    .find()
                    .sort(new Document("_id", 1))
                    .into(rows);
        }
        return rows;
    }

    private static Ledger ledger(MongoDatabase database) {
        return Ledger.open(database, Capabilities.EVENTS, LedgerSettings.defaults());
    }

    private static Views views(Ledger ledger, MongoDatabase database) {
        return Views.open(ledger, database, Capabilities.FOLDS, Clock.systemUTC(), ZoneOffset.UTC);
    }
}
