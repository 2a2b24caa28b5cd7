package io.targetledger.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * What a benchmark works with.
 *
 * @param row which row of the table is being measured
 * @param scale 1 for the figures of the table; less for a trial, which proves nothing
 * @param seed of all random choices
 * @param server both sides' database server
 */
public record Bench(int row, double scale, long seed, Server server, List<Comparison> results) {

    Bench(int row, double scale, long seed, Server server) {
        this(row, scale, seed, server, new ArrayList<>());
    }

    /** A number of operations or sizes, made smaller in a trial, never below {@code least}. */
    public int scaled(int full, int least) {
        return (int) Math.max(least, Math.round(full * scale));
    }

    /** One line on the terminal, for the person who waits. */
    public void progress(String line) {
        System.err.println("  " + line);
    }

    public void report(String workload, String at, double size, Measure ours, Measure peer, Bound bound) {
        Comparison comparison = Comparison.of(row, workload, at, size, ours, peer, bound);
        results.add(comparison);
        progress("%s: %s %s against %s %s, %s× (%s)"
                .formatted(
                        at,
                        Figures.rounded(ours.value()),
                        ours.unit().symbol,
                        Figures.rounded(peer.value()),
                        peer.unit().symbol,
                        Figures.rounded(comparison.ratio()),
                        comparison.bound()));
    }
}
