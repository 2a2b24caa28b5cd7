package io.targetledger.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;

/**
 * Row 7: revise a target by a GraphQL mutation over HTTP. The peer inserts, from as many threads, documents of the bytes that
 * one such change is stored in, into a collection without further indexes, and does nothing else. Both are acknowledged by a
 * majority, journaled.
 */
final class MutationBenchmark implements Benchmark {

    private static final int GOALS = 2_000;
    private static final int CLIENTS = 16;
    private static final Bound BOUND = Bound.atMost(2);

    private static final String MUTATION = """
            mutation Revise($input: ReviseTargetInput!) {
              reviseTarget(input: $input) { %s version position userErrors { message } }
            }""";

    @Override
    public String title() {
        return "GraphQL mutation over HTTP, 16 clients, durable, against inserts of the same bytes by the bare driver";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path data = Files.createTempDirectory("target-ledger-bench-mutation");
        Product.prepare(data, database -> GoalSeed.fill(database, GOALS, 0, bench.seed()));
        Wire wire = new Wire();
        try (Product product = Product.started(data, List.of());
                MongoClient client = client(product, wire);
                HttpClients http = product.graphql()) {
            MongoDatabase database = client.getDatabase(Product.DATABASE);
            Revisions alone = new Revisions(http, "");
            alone.run(0);
            BsonDocument commit = lastCommit(database);
            compare(bench, "revise a target", alone, new Inserts(database, commit, "bench_a"), wire, product);
            compare(
                    bench,
                    "revise a target and read the goal as it is then",
                    new Revisions(http, "goal { target version }"),
                    new Inserts(database, commit, "bench_b"),
                    wire,
                    product);
        } finally {
            Server.delete(data);
        }
    }

    private static void compare(Bench bench, String workload, Revisions ours, Inserts peer, Wire wire, Product product)
            throws Exception {
        Contest contest = new Contest(CLIENTS, bench.scaled(20_000, 200), bench.scaled(16_000, 200), 5);
        Outcome outcome =
                contest.byRate(new Side("Target Ledger", ours::run, null), new Side("bare inserts", peer::run, wire));
        long before = product.commandsSent();
        for (int each = 0; each < 100; each++) {
            ours.run(each + 1_000_000L);
        }
        double trips = (product.commandsSent() - before) / 100.0;
        bench.report(
                workload + " over HTTP, %d clients, %d bytes a change".formatted(CLIENTS, peer.bytes()),
                "%,d goals".formatted(GOALS),
                GOALS,
                outcome.ours().with(new Measure.Traffic(trips, Double.NaN, Double.NaN)),
                outcome.peer(),
                BOUND);
    }

    private static MongoClient client(Product product, Wire wire) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(product.mongodbUri()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .addCommandListener(wire)
                .build());
    }

    private static BsonDocument lastCommit(MongoDatabase database) {
        BsonDocument last = database.getCollection("commits", BsonDocument.class)
                .find()
                .sort(Sorts.descending("_id"))
                .first();
        if (last == null) {
            throw new IllegalStateException("there is no commit");
        }
        return last;
    }

    /** Each change goes to a goal that no other client is changing, as changes of many people do. */
    private record Revisions(HttpClients http, String alsoRead) {

        void run(long n) throws Exception {
            String goal = GoalSeed.quarterGoal((int) (n % GoalSeed.people(GOALS)), (int) (n / 500 % 20));
            byte[] answer = http.post(Product.request(
                    MUTATION.formatted(alsoRead),
                    Map.of(
                            "input",
                            Map.of(
                                    "goalId",
                                    goal,
                                    "target",
                                    Long.toString(200_000 + n),
                                    "reason",
                                    "agreed in the quarterly review"))));
            if (!Product.data(answer).get("reviseTarget").get("userErrors").isEmpty()) {
                throw new IllegalStateException("refused: " + Product.data(answer));
            }
        }
    }

    private record Inserts(MongoCollection<BsonDocument> collection, BsonDocument commit) {

        Inserts(MongoDatabase database, BsonDocument commit, String collection) {
            this(database.getCollection(collection, BsonDocument.class), commit);
        }

        void run(long n) {
            BsonDocument document = new BsonDocument("_id", new BsonInt64(n));
            commit.forEach(document::putIfAbsent);
            collection.insertOne(document);
        }

        int bytes() {
            return new RawBsonDocument(commit, new org.bson.codecs.BsonDocumentCodec())
                    .getByteBuffer()
                    .remaining();
        }
    }
}
