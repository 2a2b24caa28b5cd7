package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.targetledger.Capabilities;
import io.targetledger.goal.GoalView;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.testing.TestDatabase;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import static io.targetledger.goal.GoalFold.GOALS;
import static org.assertj.core.api.Assertions.assertThat;

/** Whatever was recorded up to P and is effective by T, for every registered view, after random histories dated at random. */
class TwoClocksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Property(tries = 6, shrinking = ShrinkingMode.OFF)
    void aViewIsTheFoldOfWhatWasRecordedByThenAndIsEffectiveByThen(@ForAll long seed) {
        try (TestDatabase database = TestDatabase.open();
                Ledger ledger = ledger(database.database())) {
            History history = History.of(seed, 250);
            try (Views views = views(ledger, database.database())) {
                history.writeTo(ledger, seed);
                assertThat(views.projector().await(history.size(), PATIENCE)).isTrue();
                List<LedgerEvent> events = ledger.read(0, history.size());
                List<Instant> moments = PlainClocks.moments(events);
                Random random = new Random(seed);
                for (long position :
                        new long[] {history.size(), random.nextInt(history.size()), random.nextInt(history.size()), 0
                        }) {
                    for (Instant moment : List.of(
                            moments.get(0),
                            moments.get(random.nextInt(moments.size())),
                            moments.get(random.nextInt(moments.size())).minusMillis(1),
                            moments.get(moments.size() - 1))) {
                        ReadPoint at = at(position, moment);
                        for (Fold<?, ?> fold : Capabilities.FOLDS) {
                            assertThat(found(views, fold, at))
                                    .as("%s at %d, effective by %s", fold.name(), position, moment)
                                    .isEqualTo(PlainClocks.after(events, position, moment, fold));
                        }
                    }
                }
            }
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void pagesCountsAndFindsSeeTheSameAsTheWholeDoes(@ForAll long seed) {
        try (TestDatabase database = TestDatabase.open();
                Ledger ledger = ledger(database.database())) {
            History history = History.of(seed, 250);
            try (Views views = views(ledger, database.database())) {
                history.writeTo(ledger, seed);
                assertThat(views.projector().await(history.size(), PATIENCE)).isTrue();
                List<LedgerEvent> events = ledger.read(0, history.size());
                List<Instant> moments = PlainClocks.moments(events);
                Random random = new Random(seed);
                for (int question = 0; question < 4; question++) {
                    long position = history.size() - random.nextInt(history.size() / 2);
                    Instant moment = moments.get(random.nextInt(moments.size()));
                    Map<String, Versioned<GoalView>> goals = PlainClocks.after(events, position, moment, GOALS);
                    assertThatListsAgree(views.reader(GOALS), goals, at(position, moment));
                }
            }
        }
    }

    private static void assertThatListsAgree(
            ViewReader<GoalView> reader, Map<String, Versioned<GoalView>> goals, ReadPoint at) {
        assertThat(reader.count(Filters.empty(), at)).isEqualTo(goals.size());
        assertThat(pages(reader, Order.ascending("view.title"), at))
                .isEqualTo(goals.values().stream()
                        .sorted(Comparator.comparing((Versioned<GoalView> goal) ->
                                        goal.view().title())
                                .thenComparing(Versioned::key))
                        .toList());
        assertThat(pages(reader, Order.descending("createdAt"), at))
                .isEqualTo(goals.values().stream()
                        .sorted(Comparator.<Versioned<GoalView>, Instant>comparing(Versioned::createdAt)
                                .thenComparing(Versioned::key)
                                .reversed())
                        .toList());
        Map<List<String>, Long> byStatus = goals.values().stream()
                .collect(Collectors.groupingBy(
                        goal -> List.of(goal.view().status().name()), Collectors.counting()));
        assertThat(reader.countBy(Filters.empty(), List.of("view.status"), at)).isEqualTo(byStatus);
        byStatus.forEach((status, count) -> assertThat(reader.count(Filters.eq("view.status", status.get(0)), at))
                .isEqualTo(count));
        assertThat(reader.findAll(goals.keySet(), at)).isEqualTo(goals);
        goals.forEach((id, goal) -> assertThat(reader.find(id, at)).contains(goal));
    }

    private static List<Versioned<GoalView>> pages(ViewReader<GoalView> reader, Order order, ReadPoint at) {
        List<Versioned<GoalView>> all = new ArrayList<>();
        PageRequest request = PageRequest.first(3);
        while (true) {
            Slice<Versioned<GoalView>> page = reader.page(Filters.empty(), order, request, at);
            all.addAll(page.values());
            if (!page.hasNext()) {
                return all;
            }
            request = request.after(page.items().get(page.items().size() - 1).cursor());
        }
    }

    private static <V> Map<String, Versioned<V>> found(Views views, Fold<V, ?> fold, ReadPoint at) {
        List<Versioned<V>> all = views.reader(fold).all(Filters.empty(), at);
        Map<String, Versioned<V>> found =
                new HashMap<>(all.stream().collect(Collectors.toMap(Versioned::key, Function.identity())));
        assertThat(found).hasSameSizeAs(all);
        return found;
    }

    private static ReadPoint at(long position, Instant moment) {
        return new ReadPoint(position, Instant.EPOCH, LocalDate.EPOCH).seenFrom(moment, ZoneOffset.UTC);
    }

    private static Ledger ledger(MongoDatabase database) {
        return Ledger.open(database, Capabilities.EVENTS, LedgerSettings.defaults());
    }

    private static Views views(Ledger ledger, MongoDatabase database) {
        return Views.open(ledger, database, Capabilities.FOLDS, Clock.systemUTC(), ZoneOffset.UTC);
    }
}
