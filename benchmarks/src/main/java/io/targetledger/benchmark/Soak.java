package io.targetledger.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Runs the packaged product for a long time under a bounded load and tells whether it could run for ever. */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = {
            "Half queries, half changes, at a bounded rate, on the packaged product.",
            "Fails when memory keeps growing, when the views fall behind, on any error, when the chain of the ledger is"
                    + " broken, or when an acknowledged change is missing."
        })
final class Soak implements Callable<Integer> {

    private static final int GOALS = 2_000;
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(5);

    private static final String PAGE =
            "query($owner: ID) { goals(filter: {owner: $owner}, first: 20) { nodes { id title target actual owner { name } latestMeasurement { amount } } } }";
    private static final String REVISE =
            "mutation($input: ReviseTargetInput!) { reviseTarget(input: $input) { position userErrors { message } } }";

    @Option(names = "--minutes", defaultValue = "20", description = "how long (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(names = "--rate", defaultValue = "50", description = "requests a second (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(names = "--clients", defaultValue = "8", description = "connections (default: ${DEFAULT-VALUE})")
    private int clients;

    @Option(names = "--seed", defaultValue = "42", description = "of all random choices (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--growth",
            defaultValue = "2",
            description = "MiB by which what is left after garbage collections may grow in a minute, by a straight line"
                    + " through the second half (default: ${DEFAULT-VALUE})")
    private double growth;

    @Option(
            names = "--lag",
            defaultValue = "1000",
            description = "events by which the views may be behind (default: ${DEFAULT-VALUE})")
    private long lag;

    @Option(
            names = "--out",
            defaultValue = "benchmarks/target/soak",
            description = "folder for the report and its plot (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        Path data = Files.createTempDirectory("target-ledger-soak");
        SoakRecord soak = new SoakRecord(System.nanoTime());
        try {
            Product.prepare(data, database -> GoalSeed.fill(database, GOALS, 0, seed));
            try (Product product = Product.started(data, List.of())) {
                soak = new SoakRecord(System.nanoTime());
                load(product, soak);
                product.awaitFolded();
            }
            SoakRecord complete = soak;
            Product.prepareAgain(data, complete::verify);
        } finally {
            Server.delete(data);
        }
        String report = soak.report(growth, lag);
        System.out.print(report);
        Files.createDirectories(out);
        Files.writeString(out.resolve("soak.md"), report);
        soak.plot(out.resolve("soak"));
        return soak.failures(growth, lag).isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void load(Product product, SoakRecord soak) throws Exception {
        long start = System.nanoTime();
        long total = Math.round(minutes * 60 * rate);
        AtomicLong next = new AtomicLong();
        ExecutorService pool = Executors.newFixedThreadPool(clients + 1);
        try (HttpClients http = product.graphql()) {
            Future<?> sampler = pool.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    soak.sample(product, http);
                    TimeUnit.NANOSECONDS.sleep(SAMPLE_EVERY.toNanos());
                }
                return null;
            });
            List<Future<?>> workers = java.util.stream.IntStream.range(0, clients)
                    .<Future<?>>mapToObj(client -> pool.submit(() -> {
                        for (long n = next.getAndIncrement(); n < total; n = next.getAndIncrement()) {
                            long due = start + (long) (n / rate * 1e9);
                            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                            request(http, n, due, soak);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> worker : workers) {
                worker.get();
            }
            if (sampler.isDone()) {
                sampler.get();
            }
        } finally {
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /** Times count from when the request was due, so that a standstill is seen by all that waited for its end. */
    private void request(HttpClients http, long n, long due, SoakRecord soak) {
        Random random = new Random(seed * 1_000_003 + n);
        int person = random.nextInt(GoalSeed.people(GOALS));
        boolean change = random.nextBoolean();
        try {
            if (change) {
                String goal = GoalSeed.quarterGoal(person, random.nextInt(20));
                Map<String, ?> input =
                        Map.of("goalId", goal, "target", Long.toString(200_000 + n), "reason", "agreed in the review");
                JsonNode payload = Product.data(http.post(Product.request(REVISE, Map.of("input", input))))
                        .get("reviseTarget");
                if (!payload.get("userErrors").isEmpty()) {
                    throw new IllegalStateException("refused: " + payload);
                }
                soak.acknowledged(payload.get("position").asLong(), goal);
            } else {
                Product.data(http.post(Product.request(PAGE, Map.of("owner", "person/p" + person))));
            }
            soak.answered(change, System.nanoTime() - due);
        } catch (Exception e) {
            soak.failed(e);
        }
    }
}
