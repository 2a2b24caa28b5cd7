package io.targetledger.export.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;

import io.targetledger.console.Refused;

/** Brings tables from the server into files. A file is in its place when it is whole, and not before. */
final class Download {

    private static final int BUFFER = 1 << 16;

    private final ServedTables served;
    private final Destination destination;
    private final Progress progress;

    Download(ServedTables served, Destination destination, Progress progress) {
        this.served = served;
        this.destination = destination;
        this.progress = progress;
    }

    /** How much a file holds, and how long it took. */
    record Size(long rows, long bytes, Duration took) {

        double seconds() {
            return took.toMillis() / 1_000.0;
        }

        long bytesPerSecond() {
            return bytes * 1_000 / Math.max(1, took.toMillis());
        }
    }

    /** @throws Refused where the server sends no such table, or not to its end; nothing is left behind then */
    Size into(String file, Selection rows) throws IOException {
        long start = System.nanoTime();
        Path part = destination.path("." + file + ".part");
        try (Progress.Of shown = progress.of(rows.table())) {
            RowCount count = RowCount.of(destination.format());
            long bytes;
            // Opened first: of a refused export there is no trace.
            try (InputStream in = served.open(rows, destination.format());
                    OutputStream out = Files.newOutputStream(part)) {
                bytes = copy(in, out, count, shown, rows.table());
            }
            long total = count.of(part);
            if (total == RowCount.CUT) {
                throw new Refused("export.cut", Map.of("table", rows.table(), "bytes", bytes, "why", "no end"));
            }
            Files.move(part, destination.path(file), StandardCopyOption.REPLACE_EXISTING);
            return new Size(total, bytes, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long copy(InputStream in, OutputStream out, RowCount count, Progress.Of shown, String table)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        while (true) {
            int read;
            try {
                read = in.read(buffer);
            } catch (IOException e) {
                String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
                throw new Refused("export.cut", Map.of("table", table, "bytes", bytes, "why", why));
            }
            if (read < 0) {
                return bytes;
            }
            out.write(buffer, 0, read);
            count.take(buffer, read);
            bytes += read;
            shown.at(count.soFar(), bytes);
        }
    }
}
