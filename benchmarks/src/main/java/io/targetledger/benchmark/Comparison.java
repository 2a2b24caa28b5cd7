package io.targetledger.benchmark;

/**
 * Ours beside the peer's at one size.
 *
 * @param row number of the row of the table
 * @param workload what both did, with what stays the same over the sizes
 * @param at what varies, such as {@code 1,000 changes}
 * @param size the same as a number, for the plot
 * @param ratio as {@link Bound#ratio} says
 * @param met whether the bound holds
 */
public record Comparison(
        int row,
        String workload,
        String at,
        double size,
        Measure ours,
        Measure peer,
        Bound bound,
        double ratio,
        boolean met) {

    static Comparison of(int row, String workload, String at, double size, Measure ours, Measure peer, Bound bound) {
        double ratio = bound.ratio(ours, peer);
        return new Comparison(row, workload, at, size, ours, peer, bound, ratio, bound.isMet(ratio));
    }
}
