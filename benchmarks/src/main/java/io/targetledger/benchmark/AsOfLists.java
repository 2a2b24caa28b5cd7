package io.targetledger.benchmark;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.targetledger.Capabilities;
import io.targetledger.benchmark.Contest.Operation;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalFold;
import io.targetledger.goal.GoalView;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;

/** Row 11: lists of goals as of moments of the past, against the same lists of today, by how many goals there are. */
final class AsOfLists implements Benchmark {

    private static final Bound AS_TODAY = Bound.atMost(2);
    private static final int EVENTS_PER_GOAL = 5;
    private static final int EVENTS_PER_APPEND = 500;
    private static final int MOST_FOLDED = 10_000;
    private static final Order BY_PERIOD = new Order("view.period.start", false);
    private static final PageRequest PAGE = PageRequest.first(50);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Clock READERS = Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC);

    private final Wire wire = new Wire();

    @Override
    public String title() {
        return "Lists of goals as of a moment, against the same lists of today and against replaying all events until then";
    }

    @Override
    public void run(Bench bench) throws Exception {
        List<Integer> sizes = List.of(bench.scaled(1_000, 100), bench.scaled(10_000, 200), bench.scaled(100_000, 400));
        for (int goals : sizes) {
            MongoDatabase database = bench.server().client(wire).getDatabase("lists_" + goals);
            SecondsApart clock = new SecondsApart();
            try (Ledger ledger = Ledger.open(
                    database, Capabilities.EVENTS, LedgerSettings.defaults().withClock(clock))) {
                bench.progress("recording %,d goals of %d events".formatted(goals, EVENTS_PER_GOAL));
                Instant from = clock.instant();
                int events = goals * EVENTS_PER_GOAL;
                GoalHistories histories = GoalHistories.ofMany(bench.seed(), EVENTS_PER_GOAL);
                for (int left = events; left > 0; left -= EVENTS_PER_APPEND) {
                    ledger.append(new Append(histories.next(Math.min(left, EVENTS_PER_APPEND)), null, null));
                }
                Duration whole = Duration.between(from, clock.instant());
                try (Views views = Views.open(ledger, database, List.of(GoalFold.GOALS), READERS, ZoneOffset.UTC)) {
                    if (!views.projector().await(events, PATIENCE)) {
                        throw new IllegalStateException("The views do not keep up");
                    }
                    for (int percent : List.of(10, 50, 90)) {
                        Instant moment = from.plus(whole.multipliedBy(percent).dividedBy(100));
                        againstToday(bench, views, goals, percent, moment);
                        if (percent == 50 && goals <= MOST_FOLDED) {
                            againstReplay(bench, ledger, views, goals, moment);
                        }
                    }
                }
            } finally {
                database.drop();
            }
        }
    }

    private void againstToday(Bench bench, Views views, int goals, int percent, Instant moment) throws Exception {
        ViewReader<GoalView> reader = views.reader(GoalFold.GOALS);
        String then = ", as of %d %% of the history".formatted(percent);
        Contest pages = new Contest(1, bench.scaled(300, 50), bench.scaled(300, 50), 3);
        compare(
                bench,
                pages,
                "page of 50 goals by period" + then,
                goals,
                views,
                moment,
                at -> reader.page(Filters.empty(), BY_PERIOD, PAGE, at));
        Bson owner = Filters.eq("view.owner", "person/p7");
        compare(
                bench,
                pages,
                "page of 50 goals of an owner" + then,
                goals,
                views,
                moment,
                at -> reader.page(owner, BY_PERIOD, PAGE, at));
        Contest counts = new Contest(1, 3, 3, 3);
        compare(
                bench,
                counts,
                "count of all goals" + then,
                goals,
                views,
                moment,
                at -> reader.count(Filters.empty(), at));
    }

    @FunctionalInterface
    private interface Reading {
        void at(ReadPoint at);
    }

    private void compare(
            Bench bench, Contest contest, String what, int goals, Views views, Instant moment, Reading reading)
            throws Exception {
        Operation past = n -> reading.at(views.asOf(moment));
        Operation present = n -> reading.at(views.now());
        Outcome outcome = contest.byTime(new Side("Target Ledger", past, wire), new Side("today", present, wire));
        bench.report(what, "%,d goals".formatted(goals), goals, outcome.ours(), outcome.peer(), AS_TODAY);
    }

    private void againstReplay(Bench bench, Ledger ledger, Views views, int goals, Instant moment) throws Exception {
        ViewReader<GoalView> reader = views.reader(GoalFold.GOALS);
        long until = ledger.positionAt(moment);
        Outcome outcome = new Contest(1, 3, 1, 1)
                .byTime(
                        new Side(
                                "Target Ledger",
                                n -> reader.page(Filters.empty(), BY_PERIOD, PAGE, views.asOf(moment)),
                                wire),
                        new Side("reading and folding all events until then", n -> fold(ledger, until), wire));
        bench.report(
                "page of 50 goals as of half of the history, against replaying it",
                "%,d goals".formatted(goals),
                goals,
                outcome.ours(),
                outcome.peer(),
                AS_TODAY);
    }

    private static void fold(Ledger ledger, long until) {
        Map<String, GoalView> goals = new HashMap<>();
        long position = 0;
        while (position < until) {
            for (LedgerEvent event : ledger.read(position, (int) Math.min(2_000, until - position))) {
                goals.compute(
                        event.aggregate(),
                        (id, before) ->
                                GoalFold.GOALS.evolve(before, (GoalEvent) event.payload(), EventContext.of(event)));
                position = event.position();
            }
        }
    }
}
