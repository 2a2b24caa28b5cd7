package io.targetledger.benchmark;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.targetledger.benchmark.DocumentServer.Make;
import org.bson.Document;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;

/** What Target Ledger itself asks of the database, for information: commits, rows of views, reads at a position. */
final class ProductWork {

    private static final int BATCH = 1_000;
    private static final List<String> INDEXED = List.of("owner", "unit", "metric", "state", "period", "name");

    private final Bench bench;
    private final int size;

    ProductWork(Bench bench) {
        this.bench = bench;
        this.size = bench.scaled(50_000, 5_000);
    }

    void measure() throws Exception {
        try (DocumentServer ours = DocumentServer.create(Make.OURS);
                DocumentServer stock = DocumentServer.create(Make.STOCK)) {
            commits(ours, stock);
            upserts(ours, stock);
            rowsAtAPosition(ours, stock);
            insertThenIndex(ours, stock);
        }
    }

    private void commits(DocumentServer ours, DocumentServer stock) throws Exception {
        Contest.Outcome outcome = new Contest(1, bench.scaled(3_000, 200), 1_000, 3)
                .byRate(ours.side(committing(ours)), stock.side(committing(stock)));
        report("insert of a commit of 1 kB, 4 indexes, 1 client", outcome);
        outcome = new Contest(1, 10, 3, 3).byTime(ours.side(tail(ours)), stock.side(tail(stock)));
        report("1,000 commits by {_id: {$gt: n}}, sorted", outcome);
    }

    private static Contest.Operation committing(DocumentServer server) {
        MongoCollection<Document> commits = server.database().getCollection("commits");
        commits.createIndex(ascending("first"), new IndexOptions().unique(true));
        commits.createIndex(ascending("at", "_id"));
        commits.createIndex(ascending("events.aggregate", "events.sequence"), new IndexOptions().unique(true));
        commits.createIndex(
                ascending("commands"), new IndexOptions().unique(true).sparse(true));
        return n -> commits.insertOne(new Document("_id", n)
                .append("first", n + 1)
                .append("at", Instant.ofEpochMilli(1_700_000_000_000L + n))
                .append("prev", "p".repeat(64))
                .append("hash", "h".repeat(64))
                .append("commands", List.of("command/" + n))
                .append(
                        "events",
                        List.of(new Document("aggregate", "goal/" + n % 997)
                                .append("sequence", n / 997)
                                .append("type", "goal.TargetRevised")
                                .append("payload", new Document("note", "n".repeat(500)))
                                .append("metadata", new Document("reason", "r".repeat(200))))));
    }

    private static Contest.Operation tail(DocumentServer server) {
        MongoCollection<Document> commits = server.database().getCollection("commits");
        return n ->
                commits.find(gt("_id", n)).sort(ascending("_id")).limit(1_000).forEach(each -> {});
    }

    private void upserts(DocumentServer ours, DocumentServer stock) {
        double[] seconds = new double[2];
        List<DocumentServer> both = List.of(ours, stock);
        both.forEach(server -> createIndexes(rows(server)));
        for (int first = 0; first < size; first += BATCH) {
            List<WriteModel<Document>> batch = new ArrayList<>();
            for (int n = first; n < first + BATCH; n++) {
                Document row = row(n);
                Object id = row.remove("_id");
                Object to = row.remove("to");
                batch.add(new UpdateOneModel<>(
                        eq("_id", id),
                        new Document("$setOnInsert", row).append("$min", new Document("to", to)),
                        new UpdateOptions().upsert(true)));
                if (n >= BATCH) {
                    batch.add(new UpdateOneModel<>(eq("_id", id(n - BATCH)), Updates.min("to", (long) n)));
                }
            }
            for (int side = 0; side < 2; side++) {
                MongoCollection<Document> rows = rows(both.get(side));
                seconds[side] +=
                        EmbeddedServer.seconds(() -> rows.bulkWrite(batch, new BulkWriteOptions().ordered(false)));
            }
        }
        report("rows of a view by upserts, 1,000 and as many updates a bulk, 8 indexes", ours, stock, seconds);
    }

    private void insertThenIndex(DocumentServer ours, DocumentServer stock) {
        double[] seconds = new double[2];
        List<DocumentServer> both = List.of(ours, stock);
        both.forEach(server -> rows(server).drop());
        for (int first = 0; first < size; first += BATCH) {
            List<Document> batch = new ArrayList<>();
            for (int n = first; n < first + BATCH; n++) {
                batch.add(row(n));
            }
            for (int side = 0; side < 2; side++) {
                MongoCollection<Document> rows = rows(both.get(side));
                seconds[side] += EmbeddedServer.seconds(() -> rows.insertMany(batch));
            }
        }
        for (int side = 0; side < 2; side++) {
            MongoCollection<Document> rows = rows(both.get(side));
            seconds[side] += EmbeddedServer.seconds(() -> createIndexes(rows));
        }
        report("rows of a view by insertMany, then 8 indexes", ours, stock, seconds);
    }

    private void rowsAtAPosition(DocumentServer ours, DocumentServer stock) throws Exception {
        Contest.Outcome outcome =
                new Contest(1, 20, 5, 3).byTime(ours.side(atAPosition(ours)), stock.side(atAPosition(stock)));
        report("100 rows of a view by {key: {$in}, to: {$gt}, from: {$lte}}", outcome);
    }

    private Contest.Operation atAPosition(DocumentServer server) {
        MongoCollection<Document> rows = rows(server);
        return n -> {
            Random random = new Random(bench.seed() + n);
            List<String> keys =
                    random.ints(100, 0, size / 5).mapToObj(key -> "goal/" + key).toList();
            long position = size;
            rows.find(and(in("key", keys), gt("to", position), lte("from", position)))
                    .forEach(each -> {});
        };
    }

    private static MongoCollection<Document> rows(DocumentServer server) {
        return server.database().getCollection("view");
    }

    private static void createIndexes(MongoCollection<Document> rows) {
        INDEXED.forEach(field -> rows.createIndex(ascending(field, "to", "key")));
        rows.createIndex(ascending("key", "to"));
        rows.createIndex(ascending("key", "version"));
    }

    private static String id(int n) {
        return "goal/" + Integer.reverse(n) % 1_000_003 + "@" + n;
    }

    /** Five versions of each key. */
    private Document row(int n) {
        Random random = new Random(n);
        return new Document("_id", id(n))
                .append("key", "goal/" + n % (size / 5))
                .append("version", n / (size / 5))
                .append("from", (long) n)
                .append("to", Long.MAX_VALUE)
                .append("owner", "person/" + random.nextInt(500))
                .append("unit", "unit/" + random.nextInt(50))
                .append("metric", "metric/" + random.nextInt(20))
                .append("state", random.nextBoolean() ? "OPEN" : "CLOSED")
                .append("period", "2026-Q" + random.nextInt(4))
                .append("name", "Goal " + random.nextInt())
                .append("view", new Document("name", "Goal").append("note", "v".repeat(200)));
    }

    private void report(String workload, DocumentServer ours, DocumentServer stock, double[] seconds) {
        bench.report(
                workload,
                "%,d rows".formatted(size),
                size,
                Measure.once(ours.name(), size / seconds[0], Unit.PER_SECOND),
                Measure.once(stock.name(), size / seconds[1], Unit.PER_SECOND),
                Bound.forInformation());
    }

    private void report(String workload, Contest.Outcome outcome) {
        bench.report(
                workload, "%,d rows".formatted(size), size, outcome.ours(), outcome.peer(), Bound.forInformation());
    }
}
