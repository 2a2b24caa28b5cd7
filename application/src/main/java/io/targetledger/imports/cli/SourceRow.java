package io.targetledger.imports.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.targetledger.imports.RowKind;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A row as a reader made it of a line.
 *
 * @param fields values in the form of rows
 * @param columns what the file calls the fields
 * @param counts what is added to the totals of the summary unless the row is rejected
 * @param refusal why the reader itself cannot make a row of the line; null for good ones
 */
record SourceRow(
        RowKind kind,
        Origin origin,
        Map<String, String> fields,
        Map<String, String> columns,
        Map<String, BigDecimal> counts,
        @Nullable Refusal refusal) {

    /**
     * The line a row was made of.
     *
     * @param columns names of the file's columns
     * @param cells what the line holds, as it stands
     */
    record Origin(Path file, long line, List<String> columns, List<String> cells) {}

    static SourceRow good(
            RowKind kind,
            Origin origin,
            Map<String, String> fields,
            Map<String, String> columns,
            Map<String, BigDecimal> counts) {
        return new SourceRow(kind, origin, fields, columns, counts, null);
    }

    static SourceRow bad(
            RowKind kind, Origin origin, Map<String, String> fields, Map<String, String> columns, Refusal refusal) {
        return new SourceRow(kind, origin, fields, columns, Map.of(), refusal);
    }
}
