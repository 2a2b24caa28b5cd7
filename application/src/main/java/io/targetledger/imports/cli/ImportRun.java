package io.targetledger.imports.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.targetledger.imports.Rejection;
import io.targetledger.imports.Row;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.RowOutcome;
import io.targetledger.imports.RowOutcome.Result;
import io.targetledger.imports.Words;
import io.targetledger.shared.Refusal;

/** Brings rows from where they are read to where they are taken in, a chunk at a time; no more than a chunk is ever held. */
final class ImportRun {

    /** Most rows of a chunk. */
    static final int CHUNK = 500;

    /** Characters after which a chunk is full as well. */
    private static final int CHARACTERS = 500_000;

    private final Destination destination;
    private final Rejects rejects;
    private final Progress progress;
    private final Words words;
    private final Summary summary = new Summary();
    private final List<SourceRow> chunk = new ArrayList<>(CHUNK);
    private int characters;

    ImportRun(Destination destination, Rejects rejects, Progress progress, Words words) {
        this.destination = destination;
        this.rejects = rejects;
        this.progress = progress;
        this.words = words;
    }

    /**
     * @throws ImportRefused when the source breaks off or the destination is lost; what was recorded until then stays, and
     *     {@link #summary()} tells how much
     */
    Summary run(RowSource source) {
        try (SeenIds seen = new SeenIds()) {
            while (source.hasNext()) {
                SourceRow row = source.next();
                Optional<Refusal> refusal = refusal(row, seen);
                if (refusal.isPresent()) {
                    reject(row, refusal.get());
                    if (summary.rejected() % CHUNK == 0) {
                        said(source);
                    }
                    continue;
                }
                if (!chunk.isEmpty() && chunk.get(0).kind() != row.kind()) {
                    send(source);
                }
                chunk.add(row);
                characters +=
                        row.fields().values().stream().mapToInt(String::length).sum();
                if (chunk.size() == CHUNK || characters > CHARACTERS) {
                    send(source);
                }
            }
            send(source);
        }
        return summary;
    }

    /** So far. */
    Summary summary() {
        return summary;
    }

    private static Optional<Refusal> refusal(SourceRow row, SeenIds seen) {
        return row.refusal() != null
                ? Optional.of(row.refusal())
                : seen.otherLine(row).map(line -> new Refusal("ID_TWICE", "id", SeenIds.twice(line, row)));
    }

    private void send(RowSource source) {
        if (chunk.isEmpty()) {
            return;
        }
        RowKind kind = chunk.get(0).kind();
        List<Row> rows = chunk.stream()
                .map(row -> new Row(row.origin().line(), row.fields()))
                .toList();
        List<RowOutcome> outcomes = destination.take(kind, rows);
        for (int place = 0; place < outcomes.size(); place++) {
            answered(chunk.get(place), outcomes.get(place));
        }
        chunk.clear();
        characters = 0;
        said(source);
    }

    private void said(RowSource source) {
        progress.at(summary.rows(), summary.rejected(), source.position(), source.size());
    }

    private void reject(SourceRow row, Refusal refusal) {
        List<Rejection> rejections = refusal.violations().stream()
                .map(violation -> {
                    String message = words.find(violation.code(), violation.arguments());
                    return new Rejection(
                            violation.field(),
                            violation.field() == null ? null : row.fields().get(violation.field()),
                            violation.code(),
                            message == null ? violation.toString() : message);
                })
                .toList();
        answered(row, new RowOutcome(row.origin().line(), Result.REJECTED, 0, rejections));
    }

    private void answered(SourceRow row, RowOutcome outcome) {
        summary.add(row, outcome);
        if (outcome.result() == Result.REJECTED) {
            rejects.add(row, outcome.rejections());
        }
    }
}
