package io.targetledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Row 9: from the start of the process to the first answered GraphQL query, and what the process then keeps in memory, by
 * turns with an empty Spring Boot GraphQL application packaged the usual way. The files of both are in the system's cache.
 */
final class StartBenchmark implements Benchmark {

    private static final Path EMPTY = Path.of("benchmarks", "empty-application", "target", "empty-application.jar");
    private static final int QUERIES = 1_000;
    private static final long MILLION = 1_000_000;
    private static final Bound BOUND = Bound.atMost(2);

    /** One start of one side. */
    private record Start(double millis, double first, double later) {}

    private interface Starter {
        Product start() throws Exception;
    }

    @Override
    public String title() {
        return "cold start and resident memory, against an empty Spring Boot GraphQL application";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path launched = Files.createTempDirectory("target-ledger-bench-launched");
        try (Product once = Product.startByLauncher(launched)) {
            once.awaitFolded(); // whatever the launcher prepares at the first start of a build is there from now on
        } finally {
            Server.delete(launched);
        }
        int starts = bench.scaled(7, 1);
        compare(bench, starts, "./target-ledger", null, 0);
        compare(bench, starts, "java -jar", null, 0);
        Path data = Files.createTempDirectory("target-ledger-bench-start");
        try {
            long events = Math.max(10_000, (long) (MILLION * bench.scale()));
            Product.prepare(data, database -> GoalSeed.fill(database, (int) events / 20, events, bench.seed()));
            bench.progress("folding %,d events".formatted(events));
            Product.started(data, List.of()).close();
            compare(bench, starts, "./target-ledger", data, events);
        } finally {
            Server.delete(data);
        }
    }

    /** @param data null for a new empty directory at each start */
    private static void compare(Bench bench, int starts, String command, @Nullable Path data, long events)
            throws Exception {
        List<Start> ours = new ArrayList<>();
        List<Start> peer = new ArrayList<>();
        for (int each = 0; each < starts; each++) {
            Path directory = data == null ? Files.createTempDirectory("target-ledger-bench-start") : data;
            ours.add(measure(
                    () -> command.equals("java -jar")
                            ? Product.start(directory, List.of())
                            : Product.startByLauncher(directory),
                    "{ goals(first: 1) { nodes { id title target } } }"));
            if (data == null) {
                Server.delete(directory);
            }
            peer.add(measure(() -> Product.startOther(EMPTY), "{ hello }"));
        }
        String at = data == null ? "empty directory" : "%,d events".formatted(events);
        report(bench, "cold start to the first answer by " + command, at, events, Unit.MILLISECONDS, ours, peer, 0);
        report(bench, "memory after the first query, " + command, at, events, Unit.MEBIBYTES, ours, peer, 1);
        report(bench, "memory after 1,000 queries, " + command, at, events, Unit.MEBIBYTES, ours, peer, 2);
    }

    private static void report(
            Bench bench,
            String workload,
            String at,
            long events,
            Unit unit,
            List<Start> ours,
            List<Start> peer,
            int what) {
        bench.report(
                workload + ", median of " + ours.size(),
                at,
                Math.max(1, events),
                Measure.once("Target Ledger", median(ours, what), unit),
                Measure.once("empty application", median(peer, what), unit),
                BOUND);
    }

    private static double median(List<Start> starts, int what) {
        return Contest.median(starts.stream()
                .map(start -> what == 0 ? start.millis() : what == 1 ? start.first() : start.later())
                .toList());
    }

    private static Start measure(Starter starter, String query) throws Exception {
        byte[] request = Product.request(query, Map.of());
        long begun = System.nanoTime();
        try (Product product = starter.start();
                HttpClients http = product.graphql()) {
            while (!answers(product, http, request)) {
                Thread.sleep(2);
            }
            double millis = (System.nanoTime() - begun) / 1e6;
            double first = product.residentMebibytes();
            for (int each = 0; each < QUERIES; each++) {
                http.post(request);
            }
            return new Start(millis, first, product.residentMebibytes());
        }
    }

    private static boolean answers(Product product, HttpClients http, byte[] request) throws IOException {
        if (!product.isAlive()) {
            throw new IllegalStateException("the process ended before it answered: " + product.output());
        }
        try {
            Product.data(http.post(request));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
