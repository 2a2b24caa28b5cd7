package io.targetledger.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** What a column can hold. */
public enum ColumnType {
    STRING,
    ID,
    /** 64 bits, with sign. */
    INTEGER,
    /** Exact, of {@link Column#PRECISION} digits, {@link Column#SCALE} of them after the point. */
    DECIMAL,
    DATE,
    /** UTC, to the millisecond. */
    TIMESTAMP,
    BOOLEAN;

    static ColumnType of(Class<?> type, boolean id) {
        if (type == String.class) {
            return id ? ID : STRING;
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return INTEGER;
        }
        if (type == BigDecimal.class) {
            return DECIMAL;
        }
        if (type == LocalDate.class) {
            return DATE;
        }
        if (type == Instant.class) {
            return TIMESTAMP;
        }
        if (type == boolean.class || type == Boolean.class) {
            return BOOLEAN;
        }
        throw new IllegalArgumentException("A column cannot hold " + type.getName());
    }
}
