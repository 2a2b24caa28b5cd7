package io.targetledger.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a row is about, and the fields it may have. Every row has an {@code id} that stays the same from import to import:
 * it makes a second import of the same row change nothing.
 */
public enum RowKind {
    /** A metric of the standard catalogue, to be defined where it is missing. */
    METRICS("id", "currency"),
    UNITS("id", "name", "nameZh", "level", "parent", "since"),
    PEOPLE("id", "name", "nameZh", "title", "unit", "since"),
    /** Who leads a unit; the id is the unit's. */
    HEADS("id", "person", "since"),
    CUSTOMERS(
            "id",
            "name",
            "sector",
            "yearEstablished",
            "annualRevenueMillions",
            "employees",
            "location",
            "subsidiaryOf"),
    PRODUCTS("id", "name", "series", "listPrice", "currency"),
    /** A closed deal of a CRM: measurements of revenue and of deals won or lost. */
    DEALS("id", "outcome", "person", "on", "amount", "product", "customer"),
    MEASUREMENTS("id", "metric", "subject", "on", "amount"),
    GOALS(
            "id",
            "title",
            "description",
            "owner",
            "metric",
            "baseline",
            "target",
            "tolerance",
            "direction",
            "confidence",
            "rationale",
            "parent",
            "objective",
            "weight",
            "start",
            "end",
            "activate");

    /** Fields of measurements beside the named ones: {@code dimension.product} is the dimension {@code product}. */
    public static final String DIMENSION = "dimension.";

    private final List<String> fields;

    RowKind(String... fields) {
        this.fields = List.of(fields);
    }

    public List<String> fields() {
        return fields;
    }

    public boolean allows(String field) {
        return fields.contains(field)
                || (this == MEASUREMENTS && field.startsWith(DIMENSION) && field.length() > DIMENSION.length());
    }

    /** The kind as it stands in addresses, e.g. {@code goals}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RowKind> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
