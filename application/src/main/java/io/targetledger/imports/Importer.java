package io.targetledger.imports;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.targetledger.command.CommandGate;
import io.targetledger.projection.Views;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Takes rows in, chunk by chunk. It keeps nothing between two chunks, so an import may be broken off and run again at any
 * point: what was recorded is found and not recorded twice.
 */
@Component
public final class Importer implements DisposableBean {

    /** Most rows of a chunk. */
    public static final int MOST_ROWS = 1_000;

    /** The appends of as many rows can share a commit. */
    private static final int AT_ONCE = 64;

    /** For views that a new release makes anew; what is not there then is refused. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Map<RowKind, Intake<?>> intakes = new EnumMap<>(RowKind.class);
    private final CommandGate gate;
    private final Views views;
    private final RowWords words;
    private final Clock clock;
    private final ThreadPoolExecutor threads;

    Importer(CommandGate gate, Views views, List<Intake<?>> intakes, RowWords words, Clock clock) {
        this.gate = gate;
        this.views = views;
        this.words = words;
        this.clock = clock;
        intakes.forEach(intake -> this.intakes.put(intake.kind(), intake));
        this.threads = threads();
    }

    /**
     * Takes in rows of one kind and answers each, in their order. Rows about the same object are taken in one after the
     * other, rows that others need before these, all else at the same time.
     *
     * @param rows at most 1,000
     * @throws RuntimeException when the database fails; some rows are recorded then, and taking all in again does the rest
     */
    public List<RowOutcome> take(RowKind kind, List<Row> rows, Terms terms) {
        if (rows.size() > MOST_ROWS) {
            throw new IllegalArgumentException("at most %d rows at once, had %d".formatted(MOST_ROWS, rows.size()));
        }
        Intake<?> intake = intakes.get(kind);
        if (intake == null) {
            throw new IllegalStateException("nothing takes in " + kind);
        }
        views.awaitWhole(PATIENCE);
        return new Chunk<>(intake, terms, new Chunk.Tools(gate, views, words, clock, threads)).take(rows);
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }

    private static ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "import-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
