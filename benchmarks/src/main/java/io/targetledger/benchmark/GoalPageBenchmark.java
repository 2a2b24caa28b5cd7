package io.targetledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Row 6: a page of goals with what belongs to them, over HTTP, from stores of growing size. */
final class GoalPageBenchmark implements Benchmark {

    private static final int PAGE = 50;
    private static final int MOST_ON_A_PAGE = 200;
    private static final int ROUNDS = 3;
    private static final Bound BOUND = Bound.atMost(2);
    private static final JsonMapper JSON = new JsonMapper();

    private static final String QUERY = """
            query Page($first: Int, $after: String) {
              goals(first: $first, after: $after) {
                nodes {
                  id title status target currency period { start end }
                  owner { id name } metric { id name } parent { id title target }
                  latestMeasurement { id on amount }%s
                }
                pageInfo { hasNextPage }
              }
            }""";

    @Override
    public String title() {
        return "GraphQL page of goals with owner, metric, parent and latest measurement, against a hand-written servlet";
    }

    @Override
    public void run(Bench bench) throws Exception {
        for (int goals : new int[] {1_000, 10_000, 100_000}) {
            Path data = Files.createTempDirectory("target-ledger-bench-page");
            int filled = bench.scaled(goals, 500);
            Product.prepare(data, database -> GoalSeed.fill(database, filled, 0, bench.seed()));
            Wire wire = new Wire();
            try (Product product = Product.started(data, List.of());
                    MongoClient client = client(product, wire);
                    HandWrittenPage peer = new HandWrittenPage(client, data);
                    HttpClients ours = product.graphql();
                    HttpClients theirs = new HttpClients(peer.port(), "/page", "")) {
                Ground ground = new Ground(bench, filled, ours, theirs, wire, product, places(ours, bench.seed()));
                for (int size : new int[] {PAGE, 10, MOST_ON_A_PAGE}) {
                    ground.compare(size, 1, false);
                    ground.compare(size, 8, false);
                }
                ground.compare(PAGE, 1, true);
            } finally {
                Server.delete(data);
            }
        }
    }

    private static MongoClient client(Product product, Wire wire) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(product.mongodbUri()))
                .addCommandListener(wire)
                .build());
    }

    /** Where a page may begin: behind a goal. */
    private record Place(String cursor, String start, String key) {}

    /** All beginnings of pages of the largest size, in random order, the first left out. */
    private static List<Place> places(HttpClients http, long seed) throws IOException {
        String query =
                "query($after: String) { goals(first: 200, after: $after) { nodes { id period { start } } pageInfo { hasNextPage endCursor } } }";
        List<Place> places = new ArrayList<>();
        boolean more = true;
        while (more) {
            Map<String, Object> variables = places.isEmpty()
                    ? Map.of()
                    : Map.of("after", places.get(places.size() - 1).cursor());
            JsonNode page =
                    Product.data(http.post(Product.request(query, variables))).get("goals");
            more = page.get("pageInfo").get("hasNextPage").asBoolean();
            if (more) {
                JsonNode last = page.get("nodes").get(page.get("nodes").size() - 1);
                places.add(new Place(
                        page.get("pageInfo").get("endCursor").asString(),
                        last.get("period").get("start").asString(),
                        last.get("id").asString()));
            }
        }
        Collections.shuffle(places, new Random(seed));
        return places;
    }

    private record Ground(
            Bench bench,
            int goals,
            HttpClients ours,
            HttpClients theirs,
            Wire wire,
            Product product,
            List<Place> places) {

        void compare(int page, int clients, boolean standing) throws Exception {
            List<byte[]> asked = new ArrayList<>();
            List<byte[]> same = new ArrayList<>();
            for (Place place : places) {
                asked.add(Product.request(
                        QUERY.formatted(standing ? " actual attainment" : ""),
                        Map.of("first", page, "after", place.cursor())));
                Map<String, Object> plain = new LinkedHashMap<>();
                plain.put("first", page);
                plain.put("after", Map.of("start", place.start(), "key", place.key()));
                plain.put("standing", standing);
                same.add(JSON.writeValueAsBytes(plain));
            }
            mustAgree(asked.get(0), same.get(0));
            Contest contest = new Contest(
                    clients,
                    bench.scaled(clients * 250 * PAGE / Math.max(page, PAGE), 20),
                    bench.scaled(2_000, 50),
                    ROUNDS);
            Outcome outcome = contest.byTime(
                    new Side("Target Ledger", n -> ours.post(asked.get((int) (n % asked.size()))), null),
                    new Side("servlet", n -> theirs.post(same.get((int) (n % same.size()))), wire));
            bench.report(
                    "page of %d goals%s over HTTP, %d %s"
                            .formatted(
                                    page,
                                    standing ? " with actual and attainment" : "",
                                    clients,
                                    clients == 1 ? "client" : "clients"),
                    "%,d goals".formatted(goals),
                    goals,
                    product.counted(outcome.ours(), ours, asked),
                    outcome.peer(),
                    BOUND);
        }

        private void mustAgree(byte[] asked, byte[] same) throws IOException {
            JsonNode graphql = JSON.readTree(ours.post(asked));
            JsonNode plain = JSON.readTree(theirs.post(same));
            if (!graphql.equals(plain)) {
                throw new IllegalStateException("The two sides answer differently:%n%s%n%s".formatted(graphql, plain));
            }
        }
    }
}
