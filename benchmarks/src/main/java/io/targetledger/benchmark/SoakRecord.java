package io.targetledger.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

import com.mongodb.client.MongoDatabase;
import io.targetledger.Capabilities;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.Verification;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import tools.jackson.databind.JsonNode;

/** What was seen while the product was soaked, and what that comes to. */
final class SoakRecord {

    private static final int EVENTS_AT_ONCE = 2_000;
    private static final int MOST_ERRORS_KEPT = 10;
    private static final int FEWEST_JUDGED = 4;

    private final long start;
    private final Map<Integer, Minute> minutes = new ConcurrentSkipListMap<>();
    private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
    private final Map<Long, String> acknowledged = new ConcurrentHashMap<>();
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final List<String> damage = new ArrayList<>();
    private final LongAdder failed = new LongAdder();

    SoakRecord(long startNanos) {
        this.start = startNanos;
    }

    private record Minute(Histogram queries, Histogram changes, LongAdder failed) {
        Minute() {
            this(new ConcurrentHistogram(3), new ConcurrentHistogram(3), new LongAdder());
        }
    }

    /** @param live MiB on the heap left by a garbage collection made for this sample; NaN where none was made */
    private record Sample(double minute, double resident, double used, double live, long lag) {}

    void sample(Product product, HttpClients http) throws Exception {
        JsonNode ledger = Product.data(http.post(Product.request("{ ledger { head projected } }", Map.of())))
                .get("ledger");
        double minute = minute();
        double used = product.metric("jvm.memory.used?tag=area:heap") / (1 << 20);
        double live = Double.NaN;
        if (samples.isEmpty()
                || (int) minute > (int) samples.get(samples.size() - 1).minute()) {
            product.collectGarbage();
            live = product.metric("jvm.memory.used?tag=area:heap") / (1 << 20);
        }
        samples.add(new Sample(
                minute,
                product.residentMebibytes(),
                used,
                live,
                ledger.get("head").asLong() - ledger.get("projected").asLong()));
        if (!Double.isNaN(live)) {
            System.err.printf(
                    "  minute %d: %,d changes recorded, %d requests failed, %s MiB left by garbage collection%n",
                    (int) minute, acknowledged.size(), failed.sum(), Figures.rounded(live));
        }
    }

    void answered(boolean change, long nanos) {
        Minute now = current();
        (change ? now.changes() : now.queries()).recordValue(nanos);
    }

    void acknowledged(long position, String goal) {
        acknowledged.put(position, goal);
    }

    void failed(Exception cause) {
        failed.increment();
        current().failed().increment();
        if (errors.size() < MOST_ERRORS_KEPT) {
            errors.add(String.valueOf(cause));
        }
    }

    /** Walks the chain, and looks for every change that was acknowledged where it was said to be. */
    void verify(MongoDatabase database) {
        try (Ledger ledger = Ledger.open(database, Capabilities.EVENTS, LedgerSettings.defaults())) {
            Verification chain = ledger.verify((commit, position) -> {});
            if (!chain.isIntact()) {
                damage.add("the chain is broken: " + chain);
            }
            Map<Long, String> missing = new ConcurrentHashMap<>(acknowledged);
            long position = 0;
            for (List<LedgerEvent> events = ledger.read(0, EVENTS_AT_ONCE);
                    !events.isEmpty();
                    events = ledger.read(position, EVENTS_AT_ONCE)) {
                for (LedgerEvent event : events) {
                    if (event.position() != position + 1) {
                        damage.add("position %d follows %d".formatted(event.position(), position));
                    }
                    position = event.position();
                    missing.remove(position, event.aggregate());
                }
            }
            if (!missing.isEmpty()) {
                damage.add("%d acknowledged changes are missing, e.g. %s"
                        .formatted(missing.size(), missing.entrySet().iterator().next()));
            }
        }
    }

    /** Why the soak counts as failed; empty when it does not. */
    List<String> failures(double growth, long lag) {
        List<String> failures = new ArrayList<>(damage);
        if (failed.sum() > 0) {
            failures.add("%d requests failed, e.g. %s".formatted(failed.sum(), errors));
        }
        long behind = samples.stream().mapToLong(Sample::lag).max().orElse(0);
        if (behind > lag) {
            failures.add("the views were up to %d events behind, %d are allowed".formatted(behind, lag));
        }
        double slope = slope();
        if (slope > growth) {
            failures.add("memory grows by %s MiB a minute, %s are allowed"
                    .formatted(Figures.rounded(slope), Figures.plain(growth)));
        }
        return failures;
    }

    String report(double growth, long lag) {
        StringBuilder report = new StringBuilder("""
                | minute | queries | p50 / p99 ms | changes | p50 / p99 ms | failed | resident MiB | heap after GC MiB | most events behind |
                |--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        minutes.forEach((minute, seen) -> {
            List<Sample> during = samples.stream()
                    .filter(sample -> (int) sample.minute() == minute)
                    .toList();
            report.append("| %d | %d | %s | %d | %s | %d | %s | %s | %d |%n"
                    .formatted(
                            minute + 1,
                            seen.queries().getTotalCount(),
                            latency(seen.queries()),
                            seen.changes().getTotalCount(),
                            latency(seen.changes()),
                            seen.failed().sum(),
                            Figures.rounded(during.stream()
                                    .mapToDouble(Sample::resident)
                                    .max()
                                    .orElse(Double.NaN)),
                            Figures.rounded(during.stream()
                                    .mapToDouble(Sample::live)
                                    .filter(live -> !Double.isNaN(live))
                                    .max()
                                    .orElse(Double.NaN)),
                            during.stream().mapToLong(Sample::lag).max().orElse(0)));
        });
        report.append("%n%,d acknowledged changes; what garbage collections leave grows by %s MiB a minute%n"
                .formatted(acknowledged.size(), Figures.rounded(slope())));
        List<String> failures = failures(growth, lag);
        failures.forEach(failure -> report.append("FAILED: ").append(failure).append('\n'));
        return report.append(failures.isEmpty() ? "passed\n" : "").toString();
    }

    void plot(Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(720)
                .height(420)
                .title("Memory under constant load")
                .xAxisTitle("minutes")
                .yAxisTitle("MiB")
                .build();
        double[] at = samples.stream().mapToDouble(Sample::minute).toArray();
        chart.addSeries(
                "resident", at, samples.stream().mapToDouble(Sample::resident).toArray());
        chart.addSeries(
                "heap in use", at, samples.stream().mapToDouble(Sample::used).toArray());
        List<Sample> collected =
                samples.stream().filter(sample -> !Double.isNaN(sample.live())).toList();
        chart.addSeries(
                "heap after GC",
                collected.stream().mapToDouble(Sample::minute).toArray(),
                collected.stream().mapToDouble(Sample::live).toArray());
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }

    /** Samples of the second half, in which caches are full, before which garbage was collected. */
    private List<Sample> judged() {
        return samples.subList(samples.size() / 2, samples.size()).stream()
                .filter(sample -> !Double.isNaN(sample.live()))
                .toList();
    }

    /** MiB a minute by which what garbage collections leave grows, by least squares; NaN for a run too short to tell. */
    private double slope() {
        List<Sample> later = judged();
        if (later.size() < FEWEST_JUDGED) {
            return Double.NaN;
        }
        double x = later.stream().mapToDouble(Sample::minute).average().orElseThrow();
        double y = later.stream().mapToDouble(Sample::live).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (Sample sample : later) {
            above += (sample.minute() - x) * (sample.live() - y);
            below += (sample.minute() - x) * (sample.minute() - x);
        }
        return above / below;
    }

    private Minute current() {
        return minutes.computeIfAbsent((int) minute(), any -> new Minute());
    }

    private double minute() {
        return (System.nanoTime() - start) / 60e9;
    }

    private static String latency(Histogram nanos) {
        return Figures.rounded(nanos.getValueAtPercentile(50) / 1e6) + " / "
                + Figures.rounded(nanos.getValueAtPercentile(99) / 1e6);
    }
}
