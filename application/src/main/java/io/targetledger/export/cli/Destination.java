package io.targetledger.export.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.targetledger.console.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Where files go.
 *
 * @param only what the file of the only table is called; null where files are called as their tables
 */
record Destination(
        Path directory, FileFormat format, @Nullable String only) {

    /** @throws Refused for a file that several tables would go into */
    static Destination of(Path out, FileFormat format, List<String> tables) throws IOException {
        String ending = "." + format.extension();
        Path name = out.getFileName();
        boolean file = name != null && name.toString().endsWith(ending) && !Files.isDirectory(out);
        if (file && tables.size() > 1) {
            throw new Refused("export.file", Map.of("given", out, "tables", tables.size()));
        }
        if (!file && Files.exists(out) && !Files.isDirectory(out)) {
            throw new Refused("export.out", Map.of("given", out, "ending", ending));
        }
        Path parent = out.toAbsolutePath().getParent();
        Path directory = file && parent != null ? parent : out.toAbsolutePath().normalize();
        Files.createDirectories(directory);
        return new Destination(directory, format, file ? name.toString() : null);
    }

    /** Name of the file for all rows of a table. */
    String whole(String table) {
        return only != null ? only : table + "." + format.extension();
    }

    /** Name of the file for the rows of a table that changed after one position, up to another. */
    String changes(String table, long after, long until) {
        String whole = whole(table);
        int point = whole.lastIndexOf('.');
        return whole.substring(0, point) + ".changed-" + after + "-" + until + whole.substring(point);
    }

    Path path(String file) {
        return directory.resolve(file);
    }
}
