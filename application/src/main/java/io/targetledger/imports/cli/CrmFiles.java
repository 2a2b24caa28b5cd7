package io.targetledger.imports.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.imports.cli.CsvFile.Line;

/** The four files of a CRM export, as the "CRM Sales Opportunities" sample lays them out. */
record CrmFiles(Path directory, CsvFormat format) {

    enum Part {
        TEAMS("sales_teams.csv", "sales_agent", "manager", "regional_office"),
        ACCOUNTS(
                "accounts.csv",
                "account",
                "sector",
                "year_established",
                "revenue",
                "employees",
                "office_location",
                "subsidiary_of"),
        PRODUCTS("products.csv", "product", "series", "sales_price"),
        DEALS(
                "sales_pipeline.csv",
                "opportunity_id",
                "sales_agent",
                "product",
                "account",
                "deal_stage",
                "engage_date",
                "close_date",
                "close_value");

        private final String file;
        private final List<String> columns;

        Part(String file, String... columns) {
            this.file = file;
            this.columns = List.of(columns);
        }

        String file() {
            return file;
        }
    }

    /** @throws ImportRefused naming the files or columns that are missing */
    void check() {
        List<String> missing = List.of(Part.values()).stream()
                .filter(part -> !Files.isRegularFile(path(part)))
                .map(Part::file)
                .toList();
        if (!missing.isEmpty()) {
            throw new ImportRefused("crm.files", Map.of("directory", directory, "missing", String.join(", ", missing)));
        }
        for (Part part : Part.values()) {
            open(part).close();
        }
    }

    Reading open(Part part) {
        CsvFile file = CsvFile.open(path(part), format);
        List<String> missing = part.columns.stream()
                .filter(column -> !file.columns().contains(column))
                .toList();
        if (!missing.isEmpty()) {
            file.close();
            throw new ImportRefused(
                    "crm.columns",
                    Map.of(
                            "file",
                            path(part),
                            "missing",
                            String.join(", ", missing),
                            "columns",
                            String.join(", ", file.columns())));
        }
        return new Reading(part, file);
    }

    Path path(Part part) {
        return directory.resolve(part.file);
    }

    long size(Part part) {
        try {
            return Files.size(path(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the files being read. */
    static final class Reading implements AutoCloseable {

        private final Part part;
        private final CsvFile file;
        private final Map<String, Integer> places = new HashMap<>();

        private Reading(Part part, CsvFile file) {
            this.part = part;
            this.file = file;
            for (int place = 0; place < file.columns().size(); place++) {
                places.putIfAbsent(file.columns().get(place), place);
            }
        }

        CsvFile file() {
            return file;
        }

        /** The cell of a line; blank where the line ends before it. */
        String cell(Line line, String column) {
            Integer place = places.get(column);
            if (place == null) {
                throw new IllegalArgumentException(part + " has no column " + column);
            }
            return place < line.fields().size() ? line.fields().get(place).strip() : "";
        }

        boolean isWhole(Line line) {
            return line.fields().size() == file.columns().size();
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
