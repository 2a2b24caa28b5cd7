package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.targetledger.ledger.Append;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.NewEvent;
import io.targetledger.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Two views of the same events, one of which cannot take some of them until it is mended. */
class DeadLetterTest {

    sealed interface Happened {

        record Added(long value) implements Happened {}
    }

    public record Sum(long value) {}

    private static final class SumFold implements Fold<Sum, Happened> {

        private final String name;
        private final int version;
        /** Values it fails at. */
        private final Set<Long> poison = ConcurrentHashMap.newKeySet();

        SumFold(String name, int version) {
            this.name = name;
            this.version = version;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public Class<Sum> viewType() {
            return Sum.class;
        }

        @Override
        public Class<Happened> eventType() {
            return Happened.class;
        }

        @Override
        public Set<String> keysOf(Happened event, EventContext context) {
            return Set.of(context.aggregate());
        }

        @Override
        public Sum evolve(String key, @Nullable Sum before, Happened event, EventContext context) {
            long value = ((Happened.Added) event).value();
            if (poison.contains(value)) {
                throw new IllegalStateException("cannot add " + value);
            }
            return new Sum((before == null ? 0 : before.value()) + value);
        }
    }

    private final TestDatabase database = TestDatabase.open();
    private final Ledger ledger = Ledger.open(
            database.database(),
            EventTypes.builder().sealed("sum", Happened.class).build(),
            LedgerSettings.defaults());
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();
    private final SumFold sound = new SumFold("sound", 1);
    private final SumFold sick = new SumFold("sick", 1);
    private Views views;

    @BeforeEach
    void open() {
        sick.poison.add(13L);
        views = views(sick);
    }

    @AfterEach
    void close() {
        views.close();
        ledger.close();
        database.close();
    }

    private Views views(SumFold... folds) {
        List<SumFold> all = new java.util.ArrayList<>(List.of(folds));
        all.add(sound);
        return Views.open(ledger, database.database(), all, Clock.systemUTC(), ZoneOffset.UTC);
    }

    private long add(String key, long... values) {
        long position = 0;
        for (long value : values) {
            long sequence = sequences.merge(key, 1L, Long::sum) - 1;
            position = ledger.append(Append.of(new NewEvent(
                            UUID.randomUUID().toString(), key, "Sum", sequence, new Happened.Added(value), Map.of())))
                    .lastPosition();
        }
        assertThat(views.projector().await(position, Duration.ofSeconds(60))).isTrue();
        return position;
    }

    private Optional<Long> sum(SumFold fold, String key, long position) {
        return Optional.ofNullable(views.reader(fold)
                        .findAll(
                                Set.of(key),
                                ReadPoint.of(position, Clock.systemUTC().instant(), ZoneOffset.UTC))
                        .get(key))
                .map(found -> found.view().value());
    }

    @Test
    void anEventThatCannotBeFoldedHoldsBackItsOwnViewAndNothingElse() {
        add("a", 1, 13, 5);
        long end = add("b", 2, 3);

        assertThat(sum(sick, "a", end)).contains(1L);
        assertThat(sum(sick, "b", end)).contains(5L);
        assertThat(sum(sound, "a", end)).contains(19L);
        assertThat(views.failure()).isEmpty();
        assertThat(views.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.view()).isEqualTo("sick");
            assertThat(letter.key()).isEqualTo("a");
            assertThat(letter.position()).isEqualTo(2);
            assertThat(letter.eventType()).isEqualTo("sum.Added");
            assertThat(letter.error()).contains("cannot add 13");
        });
    }

    @Test
    void aRetryGoesOnWhereTheViewStoodOnceTheFoldIsMended() {
        long end = add("a", 1, 13, 5);
        assertThat(views.retry("sick", "a")).isPresent();
        assertThat(sum(sick, "a", end)).contains(1L);

        sick.poison.clear();
        assertThat(views.retry("sick", "a")).isEmpty();
        assertThat(sum(sick, "a", end)).contains(19L);
        assertThat(sum(sick, "a", 2)).contains(14L);
        assertThat(sum(sick, "a", 1)).contains(1L);
        assertThat(views.deadLetters()).isEmpty();
        assertThat(sum(sick, "a", add("a", 4))).contains(23L);
    }

    @Test
    void aDiscardedEventIsPassedOverForGoodAlsoWhenTheViewIsFoldedAnewOrByAnother() {
        long end = add("a", 1, 13, 5, 13, 7);
        assertThat(views.discard("sick", "a", "root", "entered twice"))
                .hasValueSatisfying(next -> assertThat(next.position()).isEqualTo(4));
        assertThat(sum(sick, "a", end)).contains(6L);
        assertThat(views.discard("sick", "a", "root", "entered twice")).isEmpty();
        assertThat(sum(sick, "a", end)).contains(13L);

        database.database().getCollection("projection").drop();
        views.close();
        views = views(sick);
        assertThat(views.projector().await(end, Duration.ofSeconds(60))).isTrue();
        assertThat(sum(sick, "a", end)).contains(13L);
        assertThat(views.deadLetters()).isEmpty();
    }

    @Test
    void whatStandsStillIsKnownAfterARestart() {
        add("a", 1, 13);
        views.close();
        views = views(sick);

        long end = add("a", 5);
        assertThat(sum(sick, "a", end)).contains(1L);
        assertThat(views.deadLetters()).hasSize(1);
    }

    @Test
    void aRebuildParksTheSameAndAMendedVersionOfTheFoldForgetsIt() {
        long end = add("a", 1, 13, 5);
        add("b", 2);
        views.close();
        database.database().getCollection("projection").drop();
        views = views(sick);
        assertThat(sum(sick, "a", end)).contains(1L);
        assertThat(sum(sick, "b", end + 1)).contains(2L);
        assertThat(views.deadLetters())
                .singleElement()
                .extracting(DeadLetter::position)
                .isEqualTo(2L);

        views.close();
        SumFold mended = new SumFold("sick", 2);
        views = views(mended);
        assertThat(views.awaitWhole(Duration.ofSeconds(60))).isTrue();
        assertThat(sum(mended, "a", end)).contains(19L);
        assertThat(views.deadLetters()).isEmpty();
    }

    @Test
    void whatIsNotParkedCannotBeRetried() {
        add("a", 1);
        assertThatExceptionOfType(UnanswerableRead.class)
                .isThrownBy(() -> views.retry("sick", "a"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("NO_DEAD_LETTER"));
        assertThatExceptionOfType(UnanswerableRead.class).isThrownBy(() -> views.retry("none", "a"));
    }

    @Test
    void whatWasKeptOfThePastIsForgottenWhenAViewHasGoneOn() {
        long end = add("a", 1, 13, 5);
        Latest<Set<Long>> latest = new Latest<>(
                views,
                List.of(sick),
                at -> new HashSet<>(Set.of(sum(sick, "a", at.position()).orElse(0L))));
        ReadPoint at = ReadPoint.of(end, Clock.systemUTC().instant(), ZoneOffset.UTC);
        assertThat(latest.at(at)).containsExactly(1L);

        sick.poison.clear();
        views.retry("sick", "a");
        assertThat(latest.at(at)).containsExactly(19L);
    }
}
