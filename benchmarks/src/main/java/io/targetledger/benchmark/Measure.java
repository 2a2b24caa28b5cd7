package io.targetledger.benchmark;

import org.jspecify.annotations.Nullable;

/**
 * What one side did.
 *
 * @param of whose figure it is, such as {@code Target Ledger}
 * @param value the figure that is compared, the median of the rounds
 * @param unit of {@code value}
 * @param operations how many operations were timed, over all rounds
 * @param latency of single operations, where they were timed singly
 * @param traffic between the side and its database, where it was counted
 */
public record Measure(
        String of,
        double value,
        Unit unit,
        long operations,
        @Nullable Latency latency,
        @Nullable Traffic traffic) {

    /** A figure that is not a repeated operation: a file's size, a start. */
    public static Measure once(String of, double value, Unit unit) {
        return new Measure(of, value, unit, 1, null, null);
    }

    Measure with(Traffic counted) {
        return new Measure(of, value, unit, operations, latency, counted);
    }

    /** In microseconds. */
    public record Latency(double p50, double p90, double p99, double p999, double max) {}

    /** Means over the operations of a pass of its own, untimed, in which the driver's commands were counted. */
    public record Traffic(double roundTrips, double bytesSent, double bytesReceived) {}
}
