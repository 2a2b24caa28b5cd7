package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

import com.mongodb.client.model.Filters;
import io.targetledger.Capabilities;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalView;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.targetledger.audit.AuditFold.AUDIT;
import static io.targetledger.goal.GoalFold.GOALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class RenewalTest {

    private final TestDatabase database = TestDatabase.open();
    private final History history = History.of(5, 400);
    private final Ledger ledger = Ledger.open(database.database(), Capabilities.EVENTS, LedgerSettings.defaults());
    private final int first = history.size() / 2;
    private final CountDownLatch gate = new CountDownLatch(1);
    private final HookedGoalFold next = new HookedGoalFold(GOALS.version() + 1, event -> passGate());
    private Set<String> before = Set.of();

    @BeforeEach
    void foldWithTheFoldOfBefore() {
        history.writeTo(ledger, 7, 0, first);
        try (Views views = open(GOALS)) {
            assertThat(views.projector().await(first, Duration.ofSeconds(60))).isTrue();
            before = goals(views, GOALS);
        }
    }

    @AfterEach
    void close() {
        gate.countDown();
        ledger.close();
        database.close();
    }

    private Views open(Fold<GoalView, GoalEvent> goals) {
        return Views.open(ledger, database.database(), List.of(goals, AUDIT), Clock.systemUTC(), ZoneOffset.UTC);
    }

    private void passGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> goals(Views views, Fold<GoalView, ?> fold) {
        Set<String> found = new TreeSet<>();
        views.reader(fold).all(Filters.empty(), views.now()).forEach(goal -> found.add(goal.toString()));
        return found;
    }

    @Test
    void aChangedFoldIsMadeAnewWhileTheOtherViewsAreReadAndFolded() {
        try (Views views = open(next)) {
            assertThatExceptionOfType(UnanswerableRead.class)
                    .isThrownBy(() -> goals(views, next))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("VIEW_IS_MADE_ANEW"));
            history.writeTo(ledger, 7, first, history.size());
            assertThat(views.projector().await(history.size(), Duration.ofSeconds(60)))
                    .isTrue();
            assertThat(views.reader(AUDIT).count(Filters.empty(), views.now())).isEqualTo(history.size());
            assertThatExceptionOfType(UnanswerableRead.class).isThrownBy(() -> goals(views, next));

            gate.countDown();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> !goals(views, next).isEmpty());
            views.replay(next.name(), false);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Boolean.TRUE.equals(views.replays().get(0).equal()));
        }
        assertThat(database.database().listCollectionNames().into(new ArrayList<>()))
                .contains("view_goal_v" + next.version())
                .doesNotContain("view_goal_v" + GOALS.version());
    }

    @Test
    void whatWasCutOffBeginsAnewAtTheNextStart() {
        Views cutOff = open(next);
        gate.countDown();
        cutOff.close();
        try (Views views = open(next)) {
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(goals(views, next)).isEqualTo(before));
        }
    }
}
