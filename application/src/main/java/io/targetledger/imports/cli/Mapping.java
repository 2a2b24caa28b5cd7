package io.targetledger.imports.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.imports.RowKind;

/** Which columns of a file make up which fields. Several columns joined by {@code +} make one value, joined by dots. */
final class Mapping {

    /** Indices of the columns of each field, from 0. */
    private final Map<String, List<Integer>> places = new LinkedHashMap<>();

    private final Map<String, String> names = new LinkedHashMap<>();

    private Mapping() {}

    /**
     * Fields named in {@code asked} come from the columns named there, others from columns of their own name where there are
     * any.
     *
     * @param columns of the file's header; empty for a file without one, whose columns are numbers from 1
     * @throws ImportRefused naming a field or column that there is not, and those there are
     */
    static Mapping of(RowKind kind, Map<String, String> asked, List<String> columns, String file) {
        Mapping mapping = new Mapping();
        asked.forEach((field, column) -> {
            mustAllow(kind, field);
            mapping.put(field, column, placesOf(column, columns, file));
        });
        for (int place = 0; place < columns.size(); place++) {
            String column = columns.get(place);
            String field = kind.fields().stream()
                    .filter(column::equalsIgnoreCase)
                    .findFirst()
                    .orElse(kind.allows(column) ? column : "");
            if (!field.isEmpty() && !mapping.places.containsKey(field)) {
                mapping.put(field, column, List.of(place));
            }
        }
        return mapping;
    }

    static void mustAllow(RowKind kind, String field) {
        if (!kind.allows(field)) {
            String dimensions = kind == RowKind.MEASUREMENTS ? ", " + RowKind.DIMENSION + "…" : "";
            throw new ImportRefused(
                    "mapping.field", Map.of("given", field, "allowed", String.join(", ", kind.fields()) + dimensions));
        }
    }

    private void put(String field, String column, List<Integer> columns) {
        places.put(field, columns);
        names.put(field, column);
    }

    boolean has(String field) {
        return places.containsKey(field);
    }

    Map<String, String> columnNames() {
        return names;
    }

    /** Values by field, as they stand in the file; fields whose columns a line does not reach are blank. */
    Map<String, String> fields(List<String> cells) {
        Map<String, String> fields = new LinkedHashMap<>();
        places.forEach((field, columns) -> fields.put(
                field,
                columns.stream()
                        .map(place -> place < cells.size() ? cells.get(place).strip() : "")
                        .collect(Collectors.joining("."))));
        return fields;
    }

    private static List<Integer> placesOf(String asked, List<String> columns, String file) {
        int whole = placeOf(asked, columns, file);
        if (whole >= 0) {
            return List.of(whole);
        }
        List<Integer> places = new ArrayList<>();
        for (String part : asked.split("\\+")) {
            int place = placeOf(part.strip(), columns, file);
            if (place < 0) {
                throw columns.isEmpty()
                        ? new ImportRefused("mapping.number", Map.of("given", part.strip()))
                        : new ImportRefused(
                                "mapping.column",
                                Map.of("given", part.strip(), "file", file, "columns", String.join(", ", columns)));
            }
            places.add(place);
        }
        return places;
    }

    private static int placeOf(String asked, List<String> columns, String file) {
        if (columns.isEmpty()) {
            return asked.matches("[1-9]\\d{0,5}") ? Integer.parseInt(asked) - 1 : -1;
        }
        int place = columns.indexOf(asked);
        if (place >= 0 && columns.lastIndexOf(asked) != place) {
            throw new ImportRefused("mapping.twice", Map.of("given", asked, "file", file));
        }
        for (int other = 0; place < 0 && other < columns.size(); other++) {
            place = columns.get(other).equalsIgnoreCase(asked) ? other : place;
        }
        return place;
    }
}
