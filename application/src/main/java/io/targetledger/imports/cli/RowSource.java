package io.targetledger.imports.cli;

import java.util.Iterator;
import java.util.Map;

/** Rows on their way from files, made one at a time when asked for. Rows of one kind follow each other. */
interface RowSource extends Iterator<SourceRow>, AutoCloseable {

    /** How much there is to read, in bytes. */
    long size();

    /** How much was read. */
    long position();

    /** What else the summary should say, e.g. how many lines were passed over; by name. */
    default Map<String, String> notes() {
        return Map.of();
    }

    @Override
    void close();
}
