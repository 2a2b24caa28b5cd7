package io.targetledger.export.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

import io.targetledger.console.Terminal;
import io.targetledger.imports.Words;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far an export is, said on the error stream. How far it has to go nobody knows: tables are not counted beforehand. */
interface Progress {

    Progress SILENT = table -> (rows, bytes) -> {};

    /** Of one table, which begins now. */
    Of of(String table);

    interface Of extends AutoCloseable {

        /** @param rows {@link RowCount#UNKNOWN} where the format does not tell before its end */
        void at(long rows, long bytes);

        @Override
        default void close() {}
    }

    /** A bar on a terminal, else a line now and then. */
    static Progress on(PrintWriter err, Words words) {
        return Terminal.showsErrorStream() ? table -> new Bar(table, words) : table -> new Lines(table, err, words);
    }

    private static String rows(long rows, Words words) {
        return rows == RowCount.UNKNOWN ? "" : words.say("export.progress.rows", Map.of("rows", rows));
    }

    /** Bytes and bytes a second. */
    final class Bar implements Of {

        private static final int KIBIBYTE = 1_024;

        private final ProgressBar bar;
        private final Words words;

        Bar(String table, Words words) {
            this.words = words;
            this.bar = new ProgressBarBuilder()
                    .setTaskName(table)
                    .setInitialMax(-1)
                    .setUnit(" KiB", KIBIBYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .clearDisplayOnFinish()
                    .build();
        }

        @Override
        public void at(long rows, long bytes) {
            bar.stepTo(bytes);
            bar.setExtraMessage(rows(rows, words));
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line every five seconds. */
    final class Lines implements Of {

        private static final long EVERY = Duration.ofSeconds(5).toNanos();

        private final String table;
        private final PrintWriter err;
        private final Words words;
        private final long start = System.nanoTime();
        private long last = start;

        Lines(String table, PrintWriter err, Words words) {
            this.table = table;
            this.err = err;
            this.words = words;
        }

        @Override
        public void at(long rows, long bytes) {
            long now = System.nanoTime();
            if (now - last < EVERY) {
                return;
            }
            last = now;
            long rate = bytes * 1_000_000 / Math.max(1, now - start);
            err.println(words.say("export.progress", Map.of("table", table, "bytes", bytes, "rate", rate))
                    + rows(rows, words));
        }
    }
}
