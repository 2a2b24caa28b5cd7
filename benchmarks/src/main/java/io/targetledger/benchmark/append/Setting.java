package io.targetledger.benchmark.append;

import java.util.ArrayList;
import java.util.List;

import io.targetledger.benchmark.Bench;
import io.targetledger.benchmark.Contest;

/**
 * One point of the plots.
 *
 * @param series what varies, with what stays the same
 * @param at the value of what varies
 * @param size the same as a number
 */
record Setting(String series, String at, double size, int writers, Workload workload) {

    private static final int STREAMS = 2_000;
    private static final int HISTORY = 10_000;
    private static final int WRITERS = 16;
    private static final int NOTE_BYTES = 100;

    /** The headline: 16 writers, small events, 10,000 events there already. */
    static Setting headline(Bench bench) {
        return byWriters(bench, WRITERS);
    }

    /** The headline first, then fewer writers, larger events, longer histories. */
    static List<Setting> forSizes(Bench bench) {
        List<Setting> all = new ArrayList<>(byWriters(bench));
        for (int bytes : new int[] {100, 1_000, 10_000}) {
            all.add(new Setting(
                    "append, 16 writers, by size of the event; " + common(bench, HISTORY),
                    "%,d bytes".formatted(bytes),
                    bytes,
                    WRITERS,
                    new Workload(streams(bench), bench.scaled(HISTORY, 100), bytes, bench.seed())));
        }
        for (int history : new int[] {1_000, 10_000, 100_000}) {
            int streams = Math.min(history, streams(bench));
            all.add(new Setting(
                    "append, 16 writers, by events there already; Zipf over %,d streams".formatted(streams),
                    "%,d events".formatted(bench.scaled(history, 100)),
                    bench.scaled(history, 100),
                    WRITERS,
                    new Workload(streams, bench.scaled(history, 100), NOTE_BYTES, bench.seed())));
        }
        return all;
    }

    static List<Setting> byWriters(Bench bench) {
        return List.of(headline(bench), byWriters(bench, 1), byWriters(bench, 4));
    }

    private static Setting byWriters(Bench bench, int writers) {
        return new Setting(
                "append, one event of about 500 bytes a commit, by writers; " + common(bench, HISTORY),
                writers + " writers",
                writers,
                writers,
                new Workload(streams(bench), bench.scaled(HISTORY, 100), NOTE_BYTES, bench.seed()));
    }

    private static String common(Bench bench, int history) {
        return "Zipf over %,d streams, %,d events there already".formatted(streams(bench), bench.scaled(history, 100));
    }

    private static int streams(Bench bench) {
        return bench.scaled(STREAMS, 50);
    }

    /** Warm-up: every stream once, so that all are cached, and as much again. */
    Contest contest(Bench bench) {
        int operations = bench.scaled(writers == 1 ? 3_000 : 10_000, 100);
        return new Contest(writers, operations, workload.streams() + operations, 3);
    }
}
