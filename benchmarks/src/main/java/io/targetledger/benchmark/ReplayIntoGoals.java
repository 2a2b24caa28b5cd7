package io.targetledger.benchmark;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.targetledger.Capabilities;
import io.targetledger.benchmark.Measure.Traffic;
import io.targetledger.goal.GoalFold;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.NewEvent;
import io.targetledger.projection.Views;
import org.bson.BsonDocument;

/** Row 3: the goal views are built anew from all events. */
final class ReplayIntoGoals implements Benchmark {

    private static final Bound BOUND = Bound.atLeast(20);
    private static final int EVENTS_PER_GOAL = 50;
    private static final int EVENTS_PER_APPEND = 500;
    private static final int MOST_OF_PEER = 50_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Wire ourWire = new Wire();
    private final Wire peerWire = new Wire();
    private int run;

    @Override
    public String title() {
        return "Replay of goal events into the goal views, against Axon's stock engine and one save an event";
    }

    @Override
    public void run(Bench bench) throws Exception {
        MongoClient ourClient = bench.server().client(ourWire);
        MongoClient peerClient = bench.server().client(peerWire);
        List<Integer> sizes =
                List.of(bench.scaled(10_000, 2_000), bench.scaled(100_000, 4_000), bench.scaled(1_000_000, 8_000));
        GoalHistories histories = GoalHistories.ofMany(bench.seed(), EVENTS_PER_GOAL);
        try (Ledger ledger =
                Ledger.open(ourClient.getDatabase("replay"), Capabilities.EVENTS, LedgerSettings.defaults())) {
            StockAxonReplay stock = new StockAxonReplay(peerClient.getDatabase("replay_peer"), ledger.codecs());
            int appended = 0;
            for (int size : sizes) {
                bench.progress("recording events up to " + size);
                for (; appended < size; appended += EVENTS_PER_APPEND) {
                    List<NewEvent> events = histories.next(EVENTS_PER_APPEND);
                    ledger.append(new Append(events, null, null));
                    if (appended < MOST_OF_PEER) {
                        stock.append(events);
                    }
                }
                if (size == sizes.get(0)) {
                    ours(ledger, ourClient, size);
                    peers(stock, peerClient, size);
                }
                compare(bench, ledger, ourClient, stock, peerClient, appended);
            }
        }
    }

    private void compare(
            Bench bench,
            Ledger ledger,
            MongoClient ourClient,
            StockAxonReplay stock,
            MongoClient peerClient,
            int size) {
        int ofPeer = Math.min(size, MOST_OF_PEER);
        boolean small = size <= MOST_OF_PEER;
        if (small) {
            ourWire.start();
        }
        double ours = ours(ledger, ourClient, size);
        Traffic ourTraffic = small ? ourWire.stop(size) : null;
        if (small) {
            ours = ours(ledger, ourClient, size);
            peerWire.start();
            peers(stock, peerClient, ofPeer);
        }
        Traffic peerTraffic = small ? peerWire.stop(ofPeer) : null;
        double peer = peers(stock, peerClient, ofPeer);
        bench.report(
                "Replay of goals' events, %d a goal, into goal views in an empty database, all versions kept; the peer replays at most %,d of the same events into the newest version only; both wait for the journal"
                        .formatted(EVENTS_PER_GOAL, MOST_OF_PEER),
                "%,d events".formatted(size),
                size,
                new Measure("Target Ledger", ours, Unit.PER_SECOND, size, null, ourTraffic),
                new Measure(
                        "Axon's MongoEventStorageEngine, one save an event",
                        peer,
                        Unit.PER_SECOND,
                        ofPeer,
                        null,
                        peerTraffic),
                BOUND);
    }

    private double ours(Ledger ledger, MongoClient client, int events) {
        MongoDatabase database = client.getDatabase("replay_" + run++);
        long begun = System.nanoTime();
        try (Views views = Views.open(ledger, database, List.of(GoalFold.GOALS), Clock.systemUTC(), ZoneOffset.UTC)) {
            if (!views.projector().await(events, PATIENCE)) {
                throw new IllegalStateException(
                        "The views reached only " + views.projector().progress().position());
            }
            return events * 1e9 / (System.nanoTime() - begun);
        } finally {
            database.drop();
        }
    }

    private double peers(StockAxonReplay stock, MongoClient client, int events) {
        MongoDatabase database = client.getDatabase("replay_peer_" + run++);
        long begun = System.nanoTime();
        stock.replay(events, database.getCollection("goals", BsonDocument.class));
        double rate = events * 1e9 / (System.nanoTime() - begun);
        database.drop();
        return rate;
    }
}
