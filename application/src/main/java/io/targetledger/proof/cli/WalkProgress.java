package io.targetledger.proof.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

import io.targetledger.console.Terminal;
import io.targetledger.imports.Words;
import io.targetledger.ledger.Head;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a verification is, on the error stream: a bar with rate and time left on a terminal, else a line now and then. */
final class WalkProgress implements AutoCloseable {

    private static final long EVERY = Duration.ofSeconds(5).toNanos();

    private final PrintWriter err;
    private final Words words;
    private final long commits;
    private final @Nullable ProgressBar bar;
    private long last = System.nanoTime();

    WalkProgress(PrintWriter err, Words words, long commits) {
        this.err = err;
        this.words = words;
        this.commits = commits;
        this.bar = Terminal.showsErrorStream()
                ? new ProgressBarBuilder()
                        .setTaskName(words.say("progress.name"))
                        .setInitialMax(commits)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .clearDisplayOnFinish()
                        .build()
                : null;
    }

    void at(Head head) {
        if (bar != null) {
            bar.stepTo(head.commit());
            return;
        }
        long now = System.nanoTime();
        if (now - last >= EVERY) {
            last = now;
            long percent = commits == 0 ? 100 : Math.min(100, head.commit() * 100 / commits);
            err.println(words.say("progress.name") + " " + percent + " %, "
                    + words.say("progress.events", Map.of("position", head.position())));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
