package io.targetledger.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.targetledger.benchmark.DocumentServer.Make;
import io.targetledger.benchmark.DocumentServer.Reopened;
import org.bson.Document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.set;

/**
 * Row 10. Both servers run in this process and keep a file on disk. The stock one is as its documentation opens it, which commits once a
 * second: what it acknowledged since is lost with {@code kill -9}, while ours keeps it. So every write is compared to its disadvantage.
 *
 * <p>The stock one scans for what is not a whole unique key. It does fewer operations for that, never on fewer documents, unless loading
 * takes it longer than {@link #PATIENCE_SECONDS}.
 */
final class EmbeddedServer implements Benchmark {

    private static final int BATCH = 1_000;
    private static final int ROWS_AN_OWNER = 20;
    private static final int ROWS_AN_AGGREGATE = 10;
    private static final long PATIENCE_SECONDS = 60;
    private static final String TEXT = "Closed won after the second call, renewal of the platform with support; ";

    @Override
    public String title() {
        return "Embedded server against the stock H2 backend of mongo-java-server: the stock one commits once a second, ours before"
                + " each reply";
    }

    @Override
    public void run(Bench bench) throws Exception {
        for (int full : List.of(10_000, 100_000, 1_000_000)) {
            new AtSize(bench, bench.scaled(full, 2_000)).measure();
        }
        new ProductWork(bench).measure();
    }

    private static final class AtSize {

        private final Bench bench;
        private final int size;
        private int loaded;

        AtSize(Bench bench, int size) {
            this.bench = bench;
            this.size = size;
        }

        void measure() throws Exception {
            DocumentServer ours = DocumentServer.create(Make.OURS);
            DocumentServer stock = DocumentServer.create(Make.STOCK);
            try {
                load(ours, stock);
                report(
                        "disk as it stands after the load",
                        Measure.once(ours.name(), ours.mebibytes(), Unit.MEBIBYTES),
                        Measure.once(stock.name(), stock.mebibytes(), Unit.MEBIBYTES),
                        Bound.forInformation());
                compare(ours, stock);
                writeSingly(ours, stock);
                Reopened oursAgain = ours.reopen();
                ours = oursAgain.server();
                double oursMemory = warmMemory(oursAgain);
                Reopened stockAgain = stock.reopen();
                stock = stockAgain.server();
                double stockMemory = warmMemory(stockAgain);
                report(
                        "opening, to a first answer",
                        Measure.once(ours.name(), oursAgain.milliseconds(), Unit.MILLISECONDS),
                        Measure.once(stock.name(), stockAgain.milliseconds(), Unit.MILLISECONDS),
                        Bound.forInformation());
                report(
                        "heap after opening and reading everything once",
                        Measure.once(ours.name(), oursMemory, Unit.MEBIBYTES),
                        Measure.once(stock.name(), stockMemory, Unit.MEBIBYTES),
                        Bound.forInformation());
                report(
                        "disk when closed",
                        Measure.once(ours.name(), ours.closedMebibytes(), Unit.MEBIBYTES),
                        Measure.once(
                                stock.name() + stopped() + (loaded < size ? ", as if all were loaded" : ""),
                                stock.closedMebibytes() * size / loaded,
                                Unit.MEBIBYTES),
                        Bound.atLeast(4));
            } finally {
                ours.close();
                stock.close();
            }
        }

        private static double warmMemory(Reopened reopened) {
            for (Document each : rows(reopened.server()).find().batchSize(5 * BATCH)) {
                if (each.isEmpty()) {
                    throw new IllegalStateException("an empty document");
                }
            }
            return (DocumentServer.usedMemory() - reopened.memoryBefore()) / 1024.0 / 1024;
        }

        private void load(DocumentServer ours, DocumentServer stock) {
            createIndexes(rows(ours));
            createIndexes(rows(stock));
            double oursSeconds = 0;
            double stockSeconds = 0;
            int oursLoaded = 0;
            for (int first = 0; first < size; first += BATCH) {
                List<Document> batch = batch(first, Math.min(size, first + BATCH));
                oursSeconds += seconds(() -> rows(ours).insertMany(batch));
                oursLoaded += batch.size();
                if (stockSeconds < PATIENCE_SECONDS) {
                    stockSeconds += seconds(() -> rows(stock).insertMany(batch));
                    loaded += batch.size();
                }
            }
            report(
                    "bulk insert, batches of 1,000, 4 indexes",
                    Measure.once(ours.name(), oursLoaded / oursSeconds, Unit.PER_SECOND),
                    Measure.once(stock.name() + stopped(), loaded / stockSeconds, Unit.PER_SECOND),
                    Bound.atLeast(5));
        }

        private String stopped() {
            return loaded < size ? ", stopped at %,d".formatted(loaded) : "";
        }

        private void compare(DocumentServer ours, DocumentServer stock) throws Exception {
            int few = (int) Math.max(3, 3_000_000L / size / 10);
            contest(
                    ours,
                    stock,
                    "find by unique key",
                    2_000,
                    Bound.forInformation(),
                    rows -> n -> read(1, rows.find(eq("number", pick(n)))));
            contest(
                    ours,
                    stock,
                    "find by non-unique key, 20 rows",
                    few,
                    Bound.atLeast(10),
                    rows -> n -> read(ROWS_AN_OWNER, rows.find(eq("owner", owner((int) pick(n))))));
            contest(
                    ours,
                    stock,
                    "page of 50 rows by sort and keyset",
                    few,
                    Bound.atLeast(10),
                    rows -> n -> read(
                            50,
                            rows.find(gt("number", Math.min(pick(n), loaded - 51L)))
                                    .sort(ascending("number"))
                                    .limit(50)));
            contest(
                    ours,
                    stock,
                    "read by aggregate, compound index, 5 rows",
                    few,
                    Bound.atLeast(10),
                    rows -> n -> read(
                            5,
                            rows.find(and(eq("aggregate", aggregate((int) pick(n))), gte("sequence", 5)))
                                    .sort(ascending("sequence"))));
            contest(
                    ours,
                    stock,
                    "update of one document by unique key",
                    1_000,
                    Bound.forInformation(),
                    rows -> n -> rows.updateOne(eq("number", pick(n)), set("note", "seen " + n)));
        }

        private void contest(
                DocumentServer ours,
                DocumentServer stock,
                String workload,
                int operations,
                Bound bound,
                Function<MongoCollection<Document>, Contest.Operation> work)
                throws Exception {
            Contest.Operation mine = work.apply(rows(ours));
            for (int n = 0; n < 1_000; n++) {
                mine.run(n); // the stock one warms up in its own operations, of which it does much more work each
            }
            Contest contest = new Contest(1, operations, Math.max(2, operations / 5), 3);
            Contest.Outcome outcome = contest.byTime(ours.side(mine), stock.side(work.apply(rows(stock))));
            report(workload, outcome.ours(), outcome.peer(), bound);
        }

        private void writeSingly(DocumentServer ours, DocumentServer stock) throws Exception {
            for (int clients : List.of(1, 16)) {
                Contest contest = new Contest(clients, bench.scaled(2_000, 200), 500, 3);
                String workload = "single insert, %d clients".formatted(clients);
                long first = size + clients * 1_000_000L;
                Contest.Outcome outcome =
                        contest.byRate(ours.side(inserting(ours, first)), stock.side(inserting(stock, first)));
                report(workload, outcome.ours(), outcome.peer(), Bound.forInformation());
                if (size <= 100_000) {
                    try (DocumentServer committing = DocumentServer.create(Make.STOCK_COMMITTING)) {
                        createIndexes(rows(committing));
                        outcome = contest.byRate(
                                ours.side(inserting(ours, first + 500_000)),
                                committing.side(inserting(committing, first)));
                        report(
                                workload + ", as durable as ours (peer starts empty)",
                                outcome.ours(),
                                outcome.peer(),
                                Bound.forInformation());
                    }
                }
            }
        }

        private Contest.Operation inserting(DocumentServer server, long first) {
            return n -> rows(server).insertOne(row((int) (first + n)));
        }

        private long pick(long n) {
            return new Random(bench.seed() + n).nextInt(Math.max(1, loaded / ROWS_AN_OWNER)) * (long) ROWS_AN_OWNER;
        }

        private void report(String workload, Measure ours, Measure peer, Bound bound) {
            bench.report(workload, "%,d documents".formatted(size), size, ours, peer, bound);
        }
    }

    static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static void read(int expected, Iterable<Document> found) {
        int count = 0;
        for (Document each : found) {
            count += each.isEmpty() ? 0 : 1;
        }
        if (count != expected) {
            throw new IllegalStateException("found %d documents instead of %d".formatted(count, expected));
        }
    }

    private static MongoCollection<Document> rows(DocumentServer server) {
        return server.database().getCollection("rows");
    }

    private static void createIndexes(MongoCollection<Document> rows) {
        rows.createIndex(ascending("number"), new IndexOptions().unique(true));
        rows.createIndex(ascending("owner"));
        rows.createIndex(ascending("aggregate", "sequence"));
        rows.createIndex(ascending("amount"));
    }

    private static List<Document> batch(int from, int to) {
        List<Document> batch = new ArrayList<>(to - from);
        for (int n = from; n < to; n++) {
            batch.add(row(n));
        }
        return batch;
    }

    private static Document row(int n) {
        Random random = new Random(n);
        return new Document("_id", "row/" + n)
                .append("number", (long) n)
                .append("owner", owner(n))
                .append("aggregate", aggregate(n))
                .append("sequence", n % ROWS_AN_AGGREGATE)
                .append("amount", random.nextInt(1_000_000))
                .append(
                        "text",
                        TEXT + Long.toHexString(random.nextLong()) + TEXT + Long.toHexString(random.nextLong()));
    }

    private static String owner(int n) {
        return "person/" + n / ROWS_AN_OWNER;
    }

    private static String aggregate(int n) {
        return "goal/" + n / ROWS_AN_AGGREGATE;
    }
}
