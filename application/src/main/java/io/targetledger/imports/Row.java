package io.targetledger.imports;

import java.util.Map;

/**
 * One row to take in, wherever it comes from.
 *
 * @param line where it stands in its source, for the answer
 * @param fields what it says, in the form every reader brings it into: dates as {@code 2026-03-31}, numbers as {@code -1234.5};
 *     fields without a value may be left out
 */
public record Row(long line, Map<String, String> fields) {

    public Row {
        fields = Map.copyOf(fields);
    }
}
