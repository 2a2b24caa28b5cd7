package io.targetledger.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import io.targetledger.benchmark.Measure.Latency;
import io.targetledger.benchmark.Measure.Traffic;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Two sides do the same by turns: warm-up of each, then round by round ours, the peer's, ours, the peer's, so that a noisy
 * minute hits both. Rates are medians over the rounds, latencies are over all of them. A last, untimed pass counts traffic.
 *
 * @param threads how many do it at once
 * @param operations timed operations a round and side
 * @param warmUp operations before, not timed
 * @param rounds at least 1
 */
public record Contest(int threads, long operations, long warmUp, int rounds) {

    /** Does one thing; {@code n} differs in every call of one side, from 0 on. */
    @FunctionalInterface
    public interface Operation {
        void run(long n) throws Exception;
    }

    /** One of the two; {@code wire} is null where nobody counts. */
    public record Side(
            String name, Operation operation, @Nullable Wire wire) {}

    public record Outcome(Measure ours, Measure peer) {}

    /** Compares operations a second. */
    public Outcome byRate(Side ours, Side peer) throws Exception {
        return compete(ours, peer, Unit.PER_SECOND);
    }

    /** Compares the median time of one operation, in milliseconds. */
    public Outcome byTime(Side ours, Side peer) throws Exception {
        return compete(ours, peer, Unit.MILLISECONDS);
    }

    private Outcome compete(Side ours, Side peer, Unit unit) throws Exception {
        Runner first = new Runner(ours);
        Runner second = new Runner(peer);
        first.pass(warmUp, null);
        second.pass(warmUp, null);
        for (int round = 0; round < rounds; round++) {
            first.round();
            second.round();
        }
        return new Outcome(first.measure(unit), second.measure(unit));
    }

    private final class Runner {

        private final Side side;
        private final AtomicLong next = new AtomicLong();
        private final Histogram nanos = new ConcurrentHistogram(3);
        private final List<Double> rates = new ArrayList<>();

        Runner(Side side) {
            this.side = side;
        }

        void round() throws Exception {
            long start = System.nanoTime();
            pass(operations, nanos);
            rates.add(operations * 1e9 / (System.nanoTime() - start));
        }

        void pass(long count, @Nullable Histogram histogram) throws Exception {
            AtomicLong left = new AtomicLong(count);
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                List<Future<?>> workers = new ArrayList<>();
                for (int thread = 0; thread < threads; thread++) {
                    workers.add(pool.submit(() -> {
                        while (left.getAndDecrement() > 0) {
                            long begun = System.nanoTime();
                            side.operation().run(next.getAndIncrement());
                            if (histogram != null) {
                                histogram.recordValue(System.nanoTime() - begun);
                            }
                        }
                        return null;
                    }));
                }
                for (Future<?> worker : workers) {
                    worker.get();
                }
            } finally {
                pool.shutdownNow();
            }
        }

        Measure measure(Unit unit) throws Exception {
            Latency latency = new Latency(
                    nanos.getValueAtPercentile(50) / 1e3,
                    nanos.getValueAtPercentile(90) / 1e3,
                    nanos.getValueAtPercentile(99) / 1e3,
                    nanos.getValueAtPercentile(99.9) / 1e3,
                    nanos.getMaxValue() / 1e3);
            double value = unit == Unit.PER_SECOND ? median(rates) : latency.p50() / 1e3;
            return new Measure(side.name(), value, unit, operations * rounds, latency, traffic());
        }

        private @Nullable Traffic traffic() throws Exception {
            if (side.wire() == null) {
                return null;
            }
            long counted = Math.max(1, Math.min(operations, 500));
            side.wire().start();
            pass(counted, null);
            return side.wire().stop(counted);
        }
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
