package io.targetledger.imports.cli;

import java.io.PrintWriter;
import java.time.Duration;

import io.targetledger.console.Terminal;
import io.targetledger.imports.Words;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

import static java.util.Map.of;

/** How far an import is, said on the error stream. */
interface Progress extends AutoCloseable {

    Progress SILENT = (rows, rejected, position, size) -> {};

    void at(long rows, long rejected, long position, long size);

    @Override
    default void close() {}

    /** A bar on a terminal, else a line now and then. */
    static Progress on(PrintWriter err, Words words) {
        return Terminal.showsErrorStream() ? new Bar(words) : new Lines(err, words);
    }

    /** A bar over the bytes read. */
    final class Bar implements Progress {

        private static final int KIBIBYTE = 1_024;

        private final Words words;
        private @Nullable ProgressBar bar;

        Bar(Words words) {
            this.words = words;
        }

        @Override
        public void at(long rows, long rejected, long position, long size) {
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName(words.say("progress.name"))
                        .setInitialMax(size)
                        .setUnit(" KiB", KIBIBYTE)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .clearDisplayOnFinish()
                        .build();
            }
            bar.stepTo(position);
            bar.setExtraMessage(words.say("progress.rows", of("rows", rows, "rejected", rejected)));
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** A line every five seconds. */
    final class Lines implements Progress {

        private static final long EVERY = Duration.ofSeconds(5).toNanos();

        private final PrintWriter err;
        private final Words words;
        private long last = System.nanoTime();

        Lines(PrintWriter err, Words words) {
            this.err = err;
            this.words = words;
        }

        @Override
        public void at(long rows, long rejected, long position, long size) {
            long now = System.nanoTime();
            if (now - last >= EVERY) {
                last = now;
                long percent = size == 0 ? 100 : Math.min(100, position * 100 / size);
                err.println(words.say("progress.name") + " " + percent + " %, "
                        + words.say("progress.rows", of("rows", rows, "rejected", rejected)));
            }
        }
    }
}
