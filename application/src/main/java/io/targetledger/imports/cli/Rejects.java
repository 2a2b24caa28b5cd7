package io.targetledger.imports.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.targetledger.imports.Rejection;
import io.targetledger.imports.cli.SourceRow.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where rejected rows go: for each file that has any, one in its own layout and encoding, followed by line, column, value and
 * reason. A file of rejects that was put right can be imported as it is.
 */
final class Rejects implements AutoCloseable {

    private static final List<String> ADDED = List.of("line", "column", "value", "reason");

    private final UnaryOperator<Path> place;
    private final CsvFormat format;
    private final Map<Path, CsvWriter> writers = new LinkedHashMap<>();
    private final Map<Path, Path> written = new LinkedHashMap<>();
    private @Nullable Origin lastOrigin;
    private @Nullable String lastReason;

    /** @param place where the rejects of a file go; the file is made when the first row is rejected */
    Rejects(UnaryOperator<Path> place, CsvFormat format) {
        this.place = place;
        this.format = format;
    }

    /** {@code sales.rejects.csv} for {@code sales.csv}. */
    static Path nameFor(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return Path.of((dot > 0 ? name.substring(0, dot) : name) + ".rejects.csv");
    }

    void add(SourceRow row, List<Rejection> rejections) {
        Origin origin = row.origin();
        if (origin.line() == 0) {
            return; // nobody's line; said in the summary
        }
        Rejection first = rejections.get(0);
        String reason = rejections.stream().map(Rejection::message).collect(Collectors.joining("; "));
        if (origin.equals(lastOrigin) && reason.equals(lastReason)) {
            return; // a line of which several rows are made, all rejected for the same thing
        }
        lastOrigin = origin;
        lastReason = reason;
        String column = first.field() == null ? "" : row.columns().getOrDefault(first.field(), first.field());
        List<String> cells = new ArrayList<>(origin.cells());
        while (format.hasHeader() && cells.size() < origin.columns().size()) {
            cells.add("");
        }
        cells.addAll(List.of(Long.toString(origin.line()), column, cellOf(origin, column, first), reason));
        writerFor(origin).writeRecord(cells);
    }

    /** The value as it stands in the file rather than in the form of rows. */
    private static String cellOf(Origin origin, String column, Rejection rejection) {
        int place = origin.columns().indexOf(column);
        if (place >= 0 && place < origin.cells().size()) {
            return origin.cells().get(place);
        }
        return rejection.value() == null ? "" : rejection.value();
    }

    private CsvWriter writerFor(Origin origin) {
        return writers.computeIfAbsent(origin.file(), file -> {
            Path target = place.apply(file);
            try {
                if (Files.exists(target) && Files.isSameFile(target, file)) {
                    throw new ImportRefused("rejects.same", Map.of("file", target));
                }
                CsvWriter writer =
                        CsvWriter.builder().fieldSeparator(format.delimiter()).build(target, format.charset());
                if (format.hasHeader()) {
                    List<String> header = new ArrayList<>(origin.columns());
                    header.addAll(ADDED);
                    writer.writeRecord(header);
                }
                written.put(file, target);
                return writer;
            } catch (IOException e) {
                throw new ImportRefused("rejects.unwritable", Map.of("file", target));
            }
        });
    }

    /** Files that were written. */
    List<Path> written() {
        return List.copyOf(written.values());
    }

    @Override
    public void close() {
        for (CsvWriter writer : writers.values()) {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
