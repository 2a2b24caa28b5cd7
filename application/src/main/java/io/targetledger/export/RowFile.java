package io.targetledger.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import io.targetledger.fact.Column;

/** Rows of one table on their way into a file. */
interface RowFile extends Closeable {

    void write(Record row) throws IOException;

    /** How a file begins. */
    @FunctionalInterface
    interface Format {
        RowFile begin(List<Column> columns, OutputStream out) throws IOException;
    }
}
