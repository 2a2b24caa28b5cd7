package io.targetledger.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import io.targetledger.fact.Column;
import io.targetledger.fact.Snapshot;

/**
 * Rows of one table on their way into a file. One that cannot be written to its end is left as it is, neither finished nor
 * closed: what closes it would make it look whole.
 */
interface RowFile {

    void write(Record row) throws IOException;

    /** Writes what is still held, and closes the stream. */
    void finish() throws IOException;

    /** What a file tells: rows of this table as they were then. */
    record Contents(String table, List<Column> columns, Snapshot snapshot) {}

    /** How a file begins. */
    @FunctionalInterface
    interface Format {
        RowFile begin(Contents contents, OutputStream out) throws IOException;
    }
}
