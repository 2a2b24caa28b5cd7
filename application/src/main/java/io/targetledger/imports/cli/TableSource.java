package io.targetledger.imports.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.targetledger.imports.RowKind;
import io.targetledger.imports.cli.CsvFile.Line;
import io.targetledger.imports.cli.SourceRow.Origin;
import io.targetledger.metric.StandardMetrics;
import io.targetledger.shared.Ids;
import io.targetledger.shared.Refusal;

/** Rows of one kind, one from each line of a file whose columns are mapped to fields. */
final class TableSource implements RowSource {

    private final RowKind kind;
    private final CsvFile file;
    private final Mapping mapping;
    private final Values values;
    private final Map<String, String> constants;
    private final long size;
    private final Deque<SourceRow> before = new ArrayDeque<>();

    /**
     * @param constants fields that have the same value in every row
     * @param required fields that have to be mapped or constant
     * @throws ImportRefused naming what is wrong with the file or the mapping
     */
    static TableSource open(
            RowKind kind,
            Path path,
            CsvFormat format,
            Values values,
            Map<String, String> mapped,
            Map<String, String> constants,
            List<String> required) {
        constants.keySet().forEach(field -> Mapping.mustAllow(kind, field));
        CsvFile file = CsvFile.open(path, format);
        try {
            Mapping mapping = Mapping.of(kind, mapped, file.columns(), path.toString());
            List<String> missing = required.stream()
                    .filter(field -> !mapping.has(field) && !constants.containsKey(field))
                    .toList();
            if (!missing.isEmpty()) {
                throw new ImportRefused(
                        "mapping.missing",
                        Map.of(
                                "fields",
                                String.join(", ", missing),
                                "file",
                                path,
                                "columns",
                                format.hasHeader() ? String.join(", ", file.columns()) : "1, 2, 3 …",
                                "first",
                                missing.get(0)));
            }
            return new TableSource(kind, file, mapping, values, constants, Files.size(path));
        } catch (IOException e) {
            file.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private TableSource(
            RowKind kind, CsvFile file, Mapping mapping, Values values, Map<String, String> constants, long size) {
        this.kind = kind;
        this.file = file;
        this.mapping = mapping;
        this.values = values;
        this.constants = constants;
        this.size = size;
    }

    /** Has the metrics of the standard catalogue that are missing defined first, amounts in this currency. */
    TableSource definingMetrics(String currency) {
        Origin nowhere = new Origin(file.path(), 0, List.of(), List.of());
        StandardMetrics.in(currency)
                .forEach(metric -> before.add(SourceRow.good(
                        RowKind.METRICS,
                        nowhere,
                        Map.of("id", metric.metricId().value(), "currency", currency),
                        Map.of(),
                        Map.of())));
        return this;
    }

    @Override
    public boolean hasNext() {
        return !before.isEmpty() || file.hasNext();
    }

    @Override
    public SourceRow next() {
        return before.isEmpty() ? nextLine() : before.remove();
    }

    private SourceRow nextLine() {
        Line line = file.next();
        Origin origin = new Origin(file.path(), line.number(), file.columnsFor(line), line.fields());
        Map<String, String> given = mapping.fields(line.fields());
        constants.forEach((field, value) ->
                given.merge(field, value, (inFile, constant) -> inFile.isBlank() ? constant : inFile));
        try {
            mustBeWhole(line);
            Map<String, String> fields = new LinkedHashMap<>();
            given.forEach((field, value) -> {
                String canonical = values.canonical(field, value);
                if (!canonical.isEmpty()) {
                    fields.put(field, canonical);
                }
            });
            if (kind == RowKind.GOALS) {
                fields.computeIfAbsent("id", id -> goalId(fields));
            }
            return SourceRow.good(kind, origin, fields, mapping.columnNames(), Map.of());
        } catch (Refusal refusal) {
            return SourceRow.bad(kind, origin, given, mapping.columnNames(), refusal);
        }
    }

    private void mustBeWhole(Line line) {
        int expected = file.columns().size();
        if (expected > 0 && line.fields().size() != expected) {
            throw new Refusal(
                    "WRONG_NUMBER_OF_FIELDS",
                    null,
                    Map.of("given", line.fields().size(), "expected", expected));
        }
    }

    /** Goals without an id of their own are told apart by owner, metric, period and title. */
    private static String goalId(Map<String, String> fields) {
        String owner = fields.getOrDefault("owner", "");
        String metric = fields.getOrDefault("metric", "");
        String identity = String.join(
                "\n",
                Ids.codeOf(owner.substring(owner.indexOf('/') + 1)),
                metric.substring(metric.indexOf('/') + 1),
                fields.getOrDefault("start", ""),
                fields.getOrDefault("end", ""),
                fields.getOrDefault("title", ""));
        return "goal/import." + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public void close() {
        file.close();
    }
}
