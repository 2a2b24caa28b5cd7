package io.targetledger.benchmark;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One run of the benchmarks.
 *
 * @param machine processors, memory, Java
 * @param server what both sides stored in
 * @param at when it began, ISO-8601
 * @param scale as {@link Bench#scale}
 * @param seed as {@link Bench#seed}
 */
record Report(String machine, String server, String at, double scale, long seed, List<Comparison> comparisons) {

    Report with(List<Comparison> others) {
        return new Report(machine, server, at, scale, seed, List.copyOf(others));
    }

    /** The table under a line that says how it was measured, in Markdown. */
    String text() {
        return "%s; %s; scale %s, seed %d; %s%n%n%s"
                .formatted(machine, server, Figures.plain(scale), seed, at, table());
    }

    /** As a Markdown table. */
    String table() {
        StringBuilder table = new StringBuilder("""
                | # | workload | at | Target Ledger | peer | ratio | bound | met | p50 / p99 ms, ours | p50 / p99 ms, peer | round trips, ours / peer | bytes, ours / peer |
                |--:|---|---|--:|--:|--:|--:|---|--:|--:|--:|--:|
                """);
        for (Comparison one : comparisons) {
            table.append("| %d | %s | %s | %s | %s: %s | %s× | %s | %s | %s | %s | %s / %s | %s / %s |%n"
                    .formatted(
                            one.row(),
                            one.workload(),
                            one.at(),
                            figure(one.ours()),
                            one.peer().of(),
                            figure(one.peer()),
                            Figures.rounded(one.ratio()),
                            one.bound(),
                            one.bound().kind() == Bound.Kind.NOTHING ? "–" : one.met() ? "yes" : "**no**",
                            latency(one.ours()),
                            latency(one.peer()),
                            trips(one.ours().traffic()),
                            trips(one.peer().traffic()),
                            bytes(one.ours().traffic()),
                            bytes(one.peer().traffic())));
        }
        return table.toString();
    }

    private static String figure(Measure measure) {
        return Figures.rounded(measure.value()) + " " + measure.unit().symbol;
    }

    private static String latency(Measure measure) {
        return measure.latency() == null
                ? "–"
                : Figures.rounded(measure.latency().p50() / 1e3)
                        + " / "
                        + Figures.rounded(measure.latency().p99() / 1e3);
    }

    private static String trips(Measure.@Nullable Traffic traffic) {
        return traffic == null ? "–" : Figures.rounded(traffic.roundTrips());
    }

    private static String bytes(Measure.@Nullable Traffic traffic) {
        return traffic == null ? "–" : Figures.rounded(traffic.bytesSent() + traffic.bytesReceived());
    }
}
