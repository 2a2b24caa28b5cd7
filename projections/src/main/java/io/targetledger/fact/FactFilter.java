package io.targetledger.fact;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;

/**
 * A condition that rows can be asked for by.
 *
 * @param name in the filter of the table, e.g. {@code metricId}
 * @param column of the row that it is about; the filter holds for a row exactly when the comparison holds for what the row has there
 * @param path of what it is about in the view, e.g. {@code view.metric}
 */
public record FactFilter(
        String name, String column, ColumnType type, String path, Comparison comparison, String en, String zh) {

    /** How what is given and what a row holds compare. */
    public enum Comparison {
        EQUAL,
        FROM,
        TO
    }

    public static FactFilter id(String name, String path, String en, String zh) {
        return new FactFilter(name, name, ColumnType.ID, path, Comparison.EQUAL, en, zh);
    }

    public static FactFilter text(String name, String path, String en, String zh) {
        return new FactFilter(name, name, ColumnType.STRING, path, Comparison.EQUAL, en, zh);
    }

    /** Inclusive. */
    public static FactFilter from(String name, String column, String path, String en, String zh) {
        return new FactFilter(name, column, ColumnType.DATE, path, Comparison.FROM, en, zh);
    }

    /** Inclusive. */
    public static FactFilter to(String name, String column, String path, String en, String zh) {
        return new FactFilter(name, column, ColumnType.DATE, path, Comparison.TO, en, zh);
    }

    Bson asBson(Object given) {
        return switch (comparison) {
            case EQUAL -> Filters.eq(path, given);
            case FROM -> Filters.gte(path, given);
            case TO -> Filters.lte(path, given);
        };
    }
}
