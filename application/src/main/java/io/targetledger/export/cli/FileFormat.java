package io.targetledger.export.cli;

import java.util.Locale;

/** What a server can write a table as. */
enum FileFormat {
    CSV,
    NDJSON,
    PARQUET;

    /** What its files are called after the last point. */
    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
