package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.targetledger.Capabilities;
import io.targetledger.goal.GoalEvent;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.projection.ReplayStatus.State;
import io.targetledger.testing.TestDatabase;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.targetledger.goal.GoalFold.GOALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A replay is killed in its midst, without so much as a handler run, and goes on at the next start. */
class ReplayResumeTest {

    private final TestDatabase database = TestDatabase.open();
    private final History history = History.of(17, 600);
    private final Ledger ledger = Ledger.open(database.database(), Capabilities.EVENTS, LedgerSettings.defaults());
    private final HookedGoalFold goals = new HookedGoalFold(GOALS.version(), this::mayDie);
    private final List<Fold<?, ?>> folds = new ArrayList<>(Capabilities.FOLDS);
    private volatile long diesAt = Long.MAX_VALUE;
    private Views views;

    @BeforeEach
    void foldLive() {
        folds.replaceAll(fold -> fold == GOALS ? goals : fold);
        history.writeTo(ledger, 7, 0, history.size());
        views = open();
        assertThat(views.projector().await(history.size(), Duration.ofSeconds(60)))
                .isTrue();
    }

    private Views open() {
        return Views.open(ledger, database.database(), folds, Clock.systemUTC(), ZoneOffset.UTC);
    }

    @AfterEach
    void close() {
        views.close();
        ledger.close();
        database.close();
    }

    /** No handler of the product's knows it. */
    private static final class Killed extends Error {}

    /** Whoever folds dies of the event at a position, once that is said. */
    private void mayDie(EventContext event) {
        if (event.position() >= diesAt) {
            throw new Killed();
        }
    }

    private ProgressStore store() {
        return views.projector().store();
    }

    /** Position of the event of a goal by which so much of them has happened. */
    private long goalEventAt(double share) {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.payloads().get(i) instanceof GoalEvent) {
                positions.add(i + 1L);
            }
        }
        return positions.get((int) (share * positions.size()));
    }

    private void replayUntilKilled(long position, int batch, long from) {
        diesAt = position;
        Replay<?, ?> replay = new Replay<>(
                goals,
                ledger,
                new ViewStore(database.database(), ledger.codecs(), folds, Clock.systemUTC(), ZoneOffset.UTC),
                views.projector(),
                true,
                from,
                new Replay.Pace(batch, 4, Duration.ZERO));
        assertThatExceptionOfType(Killed.class).isThrownBy(replay::run);
        diesAt = Long.MAX_VALUE;
    }

    private ReplayStatus afterRestart() {
        views.close();
        views = open();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> views.replays().stream().anyMatch(status -> !status.isUnderWay()));
        return views.replays().get(0);
    }

    private List<Document> rows() {
        List<Document> rows = new ArrayList<>();
        database.database()
                .getCollection("view_goal_v" + GOALS.version())
                .find()
                .sort(new Document("_id", 1))
                .forEach(row -> rows.add(new Document(new java.util.TreeMap<>(row))));
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"0.4, 20", "0.6, 7", "0.9, 64"})
    void itGoesOnBehindThePositionItNotedAndEndsAsTheLiveView(double share, int batch) {
        long killedAt = goalEventAt(share);
        List<Document> live = rows();
        store().replayAsked(goals, true);
        replayUntilKilled(killedAt, batch, 0);
        long noted = store().replaySettled(goals);
        assertThat(noted).isPositive().isLessThan(killedAt).isGreaterThan(killedAt - 2L * batch);

        ReplayStatus end = afterRestart();

        assertThat(end.state()).as(end.toString()).isEqualTo(State.DONE);
        assertThat(end.resumedAt()).isEqualTo(noted);
        assertThat(end.equal()).isTrue();
        assertThat(end.digest()).isEqualTo(end.liveDigest());
        assertThat(end.swapped()).isTrue();
        assertThat(rows()).isEqualTo(live);
        assertThat(store().replays()).isEmpty();
    }

    @Test
    void itMayBeKilledAgainAndAgain() {
        List<Document> live = rows();
        store().replayAsked(goals, true);
        long noted = 0;
        for (double share : List.of(0.3, 0.31, 0.5, 0.52, 0.9)) {
            replayUntilKilled(goalEventAt(share), 20, noted);
            assertThat(store().replaySettled(goals)).isGreaterThanOrEqualTo(noted);
            noted = store().replaySettled(goals);
        }

        ReplayStatus end = afterRestart();

        assertThat(end.resumedAt()).isEqualTo(noted).isGreaterThan(goalEventAt(0.52));
        assertThat(end.equal()).isTrue();
        assertThat(rows()).isEqualTo(live);
    }

    @Test
    void whatWasNotedOfRowsThatAreThereNoMoreCountsForNothing() {
        store().replayAsked(goals, true);
        replayUntilKilled(goalEventAt(0.6), 20, 0);
        assertThat(store().replaySettled(GOALS)).isPositive();
        database.database()
                .getCollection("view_goal_v" + GOALS.version() + "_shadow")
                .drop();

        ReplayStatus end = afterRestart();

        assertThat(end.resumedAt()).isZero();
        assertThat(end.equal()).isTrue();
    }

    @Test
    void whatAnotherVersionOfTheFoldBeganIsBegunAnew() {
        store().replayAsked(goals, true);
        replayUntilKilled(goalEventAt(0.6), 20, 0);
        database.database()
                .getCollection("projection")
                .updateOne(new Document("_id", "views"), new Document("$set", new Document("replays.goal.maker", "0")));

        assertThat(store().replaySettled(goals)).isZero();
        assertThat(afterRestart().resumedAt()).isZero();
    }
}
