package io.targetledger.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import io.targetledger.fact.Column;
import io.targetledger.measurement.MeasurementFact;
import io.targetledger.measurement.MeasurementFold;
import org.bson.RawBsonDocument;
import tools.jackson.databind.JsonNode;

/**
 * Row 12: facts for analysts, a page by GraphQL and whole tables as files. The peer reads the stored rows of the same
 * measurements with the bare driver and writes each as JSON, as {@code mongoexport} does.
 */
final class FactsBenchmark implements Benchmark {

    private static final int PAGE = 10_000;
    private static final int GOALS = 2_000;
    private static final int ROUNDS = 3;
    private static final Bound BOUND = Bound.atMost(2);
    private static final Bound CONSTANT_MEMORY = Bound.atMost(1.25);
    private static final String PEER = "bare driver, every row to JSON";

    @Override
    public String title() {
        return "Facts: a page of 10,000 rows by GraphQL and exports of all rows, against the bare driver's reads as JSON";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = Files.createTempDirectory("target-ledger-bench-facts");
        int rows = bench.scaled(1_000_000, 20_000);
        bench.progress("recording %,d measurements".formatted(rows));
        Product.prepare(data, database -> {
            GoalSeed.fill(database, GOALS, 0, bench.seed());
            FactSeed.fill(database, rows, GoalSeed.people(GOALS), bench.seed());
        });
        Wire wire = new Wire();
        try (Product product = Product.started(data, List.of("-Xmx512m"));
                MongoClient client = client(product, wire);
                HttpClients http = product.graphql()) {
            Stored stored = new Stored(client.getDatabase(Product.DATABASE)
                    .getCollection(
                            "view_measurement_v" + MeasurementFold.MEASUREMENTS.version(), RawBsonDocument.class));
            bench.progress("reading pages");
            pages(bench, product, http, stored, wire, rows);
            bench.progress("exporting");
            memory(bench, product, rows);
            for (String format : List.of("csv", "ndjson", "parquet")) {
                export(bench, product, stored, format, rows);
            }
        } finally {
            Server.delete(data);
        }
    }

    private static void pages(Bench bench, Product product, HttpClients http, Stored stored, Wire wire, int rows)
            throws Exception {
        String query =
                "query($after: String) { measurementFacts(first: %d, after: $after) { rows { %s } endCursor hasNextPage } }"
                        .formatted(
                                PAGE,
                                String.join(
                                        " ",
                                        Column.of(MeasurementFact.class).stream()
                                                .map(Column::name)
                                                .toList()));
        byte[] first = Product.request(query, Map.of());
        JsonNode page = Product.data(http.post(first)).get("measurementFacts");
        byte[] next =
                Product.request(query, Map.of("after", page.get("endCursor").asString()));
        Outcome outcome = new Contest(1, bench.scaled(20, 10), bench.scaled(20, 10), ROUNDS)
                .byTime(
                        new Side("Target Ledger", n -> http.post(n % 2 == 0 ? first : next), null),
                        new Side(PEER, n -> stored.page(PAGE), wire));
        bench.report(
                "page of 10,000 measurementFacts, all columns, over HTTP",
                "%,d rows".formatted(rows),
                rows,
                product.counted(outcome.ours(), http, List.of(first, next)),
                outcome.peer(),
                BOUND);
    }

    /** What ten times the rows add to the most the process ever kept in memory. */
    private static void memory(Bench bench, Product product, int rows) throws Exception {
        long head = product.head();
        drain(product.get("/export/measurementFacts.csv?changedAfterPosition=" + (head - rows / 10)));
        double before = product.mostResidentMebibytes();
        drain(product.get("/export/measurementFacts.csv"));
        bench.report(
                "most memory of the whole process, ever, after an export as CSV; heap of 512 MiB",
                "%,d rows".formatted(rows),
                rows,
                Measure.once("Target Ledger", product.mostResidentMebibytes(), Unit.MEBIBYTES),
                Measure.once("after exporting the last tenth only", before, Unit.MEBIBYTES),
                CONSTANT_MEMORY);
    }

    private static void export(Bench bench, Product product, Stored stored, String format, int rows) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            ours.add(rate(rows, () -> drain(product.get("/export/measurementFacts." + format))));
            peers.add(rate(rows, () -> stored.all()));
        }
        bench.report(
                "export of measurementFacts as " + format + ", all rows and columns, over HTTP",
                "%,d rows".formatted(rows),
                rows,
                new Measure("Target Ledger", Contest.median(ours), Unit.PER_SECOND, (long) rows * ROUNDS, null, null),
                new Measure(PEER, Contest.median(peers), Unit.PER_SECOND, (long) rows * ROUNDS, null, null),
                BOUND);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static double rate(int rows, Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return rows * 1e9 / (System.nanoTime() - begun);
    }

    private static void drain(InputStream body) throws IOException {
        try (InputStream in = new BufferedInputStream(body)) {
            byte[] some = new byte[64 * 1024];
            long bytes = 0;
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                bytes += read;
            }
            if (bytes == 0) {
                throw new IOException("nothing was exported");
            }
        }
    }

    private static MongoClient client(Product product, Wire wire) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(product.mongodbUri()))
                .addCommandListener(wire)
                .build());
    }

    /** The rows as they are stored. */
    private record Stored(MongoCollection<RawBsonDocument> rows) {

        void page(int size) {
            write(rows.find(Filters.gte("from", 0L))
                    .sort(Sorts.ascending("from", "key"))
                    .limit(size));
        }

        void all() {
            write(rows.find());
        }

        private static void write(FindIterable<RawBsonDocument> found) {
            long characters = 0;
            for (RawBsonDocument row : found.batchSize(PAGE)) {
                characters += row.toJson().length();
            }
            if (characters == 0) {
                throw new IllegalStateException("nothing is stored");
            }
        }
    }
}
