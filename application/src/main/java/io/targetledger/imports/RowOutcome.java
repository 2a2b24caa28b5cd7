package io.targetledger.imports;

import java.util.List;

/**
 * What became of a row.
 *
 * @param events number of events that it added; in a dry run, of commands that it would have led to
 * @param rejections why it was rejected; empty for all other results
 */
public record RowOutcome(long line, Result result, int events, List<Rejection> rejections) {

    public enum Result {
        /** The ledger knew nothing of it before. */
        NEW,
        /** The ledger knew it otherwise. */
        CHANGED,
        /** The ledger knew it already. */
        UNCHANGED,
        REJECTED
    }

    public RowOutcome {
        rejections = List.copyOf(rejections);
    }

    static RowOutcome rejected(long line, int events, List<Rejection> rejections) {
        return new RowOutcome(line, Result.REJECTED, events, rejections);
    }
}
