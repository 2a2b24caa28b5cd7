package io.targetledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.targetledger.benchmark.append.AppendAgainstAxonMongo;
import io.targetledger.benchmark.append.AppendAgainstPostgres;
import io.targetledger.benchmark.audit.ReadHistory;
import io.targetledger.benchmark.audit.WriteAuditedChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command line of the benchmarks. Each row runs in a process of its own, so that none warms up or clutters another. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        subcommands = Soak.class,
        description = {
            "Measures Target Ledger against its peers, on the embedded server or on the MongoDB that "
                    + Server.URI
                    + " names.",
            "Prints a table; writes it as report.md and report.json, and plots of cost against size."
        })
final class Benchmarks implements Callable<Integer> {

    /** All rows of the table. */
    private static final List<Row> ROWS = List.of(
            new Row(1, AppendAgainstAxonMongo::new),
            new Row(2, AppendAgainstPostgres::new),
            new Row(3, ReplayIntoGoals::new),
            new Row(4, ReadHistory::new),
            new Row(5, WriteAuditedChange::new),
            new Row(6, GoalPageBenchmark::new),
            new Row(7, MutationBenchmark::new),
            new Row(8, LongHistories::new),
            new Row(9, StartBenchmark::new),
            new Row(10, EmbeddedServer::new),
            new Row(11, AsOfLists::new),
            new Row(12, FactsBenchmark::new));

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            description = "rows to measure, separated by commas; all by default")
    private @Nullable List<Integer> rows;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "1 measures the table; less is a quick trial that proves nothing (default: 1)")
    private double scale;

    @Option(names = "--seed", defaultValue = "42", description = "seed of all random choices (default: 42)")
    private long seed;

    @Option(
            names = "--out",
            defaultValue = "benchmarks/target/report",
            description = "folder for the report and its plots (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("");

    @Option(names = "--in-this-process", hidden = true)
    private @Nullable Path inThisProcess;

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Benchmarks()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        List<Integer> known = ROWS.stream().map(Row::number).toList();
        List<Integer> unknown = rows == null
                ? List.of()
                : rows.stream().filter(row -> !known.contains(row)).toList();
        if (!unknown.isEmpty()) {
            System.err.printf("There is no row %s; the rows are %s.%n", unknown, known);
            return CommandLine.ExitCode.USAGE;
        }
        List<Row> chosen = ROWS.stream()
                .filter(row -> rows == null || rows.contains(row.number()))
                .toList();
        if (inThisProcess != null) {
            JSON.writeValue(inThisProcess.toFile(), measure(chosen));
            return CommandLine.ExitCode.OK;
        }
        List<Comparison> all = new ArrayList<>();
        List<Integer> failed = new ArrayList<>();
        Report last = null;
        for (Row row : chosen) {
            Path result = Files.createTempFile("target-ledger-bench", ".json");
            if (fork(row.number(), result) == 0) {
                last = JSON.readValue(result.toFile(), Report.class);
                all.addAll(last.comparisons());
                write(last.with(all)); // so that a run that is broken off leaves what it measured
            } else {
                failed.add(row.number());
            }
            Files.deleteIfExists(result);
        }
        if (last != null) {
            System.out.print(last.with(all).text());
            System.err.printf("Written to %s%n", out);
        }
        if (!failed.isEmpty()) {
            System.err.printf("Rows that could not be measured (their error is above): %s%n", failed);
        }
        return failed.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private int fork(int row, Path result) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx4g",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Benchmarks.class.getName()));
        command.addAll(List.of("--rows", Integer.toString(row), "--scale", Double.toString(scale)));
        command.addAll(List.of("--seed", Long.toString(seed), "--in-this-process", result.toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private Report measure(List<Row> chosen) throws Exception {
        List<Comparison> results = new ArrayList<>();
        try (Server server = Server.open()) {
            for (Row row : chosen) {
                Benchmark benchmark = row.benchmark().get();
                System.err.printf("%d. %s%n", row.number(), benchmark.title());
                Bench bench = new Bench(row.number(), scale, seed, server);
                benchmark.run(bench);
                results.addAll(bench.results());
            }
            return new Report(machine(), server.description(), Instant.now().toString(), scale, seed, results);
        }
    }

    private void write(Report report) throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("report.md"), report.text());
        JSON.writeValue(out.resolve("report.json").toFile(), report);
        Plots.write(report, out);
    }

    private record Row(int number, Supplier<Benchmark> benchmark) {}

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return "%d processors, %s %s, Java %s"
                .formatted(
                        runtime.availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"));
    }
}
