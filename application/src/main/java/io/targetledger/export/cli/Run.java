package io.targetledger.export.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.targetledger.console.Refused;
import io.targetledger.imports.Words;
import org.jspecify.annotations.Nullable;

/** One run of the command: files of one directory, all of one moment. */
final class Run {

    private final ServedTables served;
    private final Destination destination;
    private final Map<String, String> filters;
    private final Moment moment;
    private final Download download;
    private final Manifest manifest;

    Run(ServedTables served, Destination destination, Map<String, String> filters, Moment moment, Progress progress)
            throws IOException {
        this.served = served;
        this.destination = destination;
        this.filters = new TreeMap<>(filters);
        this.moment = moment;
        this.download = new Download(served, destination, progress);
        this.manifest = Manifest.in(destination.directory());
    }

    /**
     * What became of a table.
     *
     * @param file that was written; null where nothing had changed
     */
    record Outcome(String table, @Nullable String file, Download.Size size) {

        String in(Words words) {
            if (file == null) {
                return words.say("export.unchanged", Map.of("table", table));
            }
            return words.say(
                    "export.written",
                    Map.of(
                            "table",
                            table,
                            "file",
                            file,
                            "rows",
                            size.rows(),
                            "bytes",
                            size.bytes(),
                            "seconds",
                            String.format(Locale.ROOT, "%.1f", size.seconds()),
                            "rate",
                            size.bytesPerSecond() / 1_000));
        }
    }

    /** All rows. What files of changes stood beside the one that is replaced are of no use any more. */
    Outcome whole(String table) throws IOException {
        String file = destination.whole(table);
        Download.Size size = download.into(file, selection(table, null));
        Manifest.Entry before = manifest.files().get(file);
        manifest.put(file, entry(table, List.of()));
        manifest.writeTo(destination.directory());
        if (before != null) {
            for (String changes : before.changes()) {
                Files.deleteIfExists(destination.path(changes));
            }
        }
        return new Outcome(table, file, size);
    }

    /** What changed since the files of the table, in a further one; all of it where there are none. */
    Outcome refreshed(String table) throws IOException {
        String file = destination.whole(table);
        Manifest.Entry before = manifest.files().get(file);
        if (before == null || !isComplete(file, before)) {
            return whole(table);
        }
        if (!before.server().equals(served.address())
                || !before.filters().equals(filters)
                || !before.table().equals(table)) {
            throw new Refused(
                    "export.refresh.other",
                    Map.of(
                            "file", file,
                            "table", before.table(),
                            "server", before.server(),
                            "filters", before.filters()));
        }
        if (before.position() > moment.position()) {
            throw new Refused(
                    "export.refresh.ahead",
                    Map.of("file", file, "position", before.position(), "until", moment.position()));
        }
        List<String> changes = new ArrayList<>(before.changes());
        @Nullable String added = null;
        Download.Size size = new Download.Size(0, 0, Duration.ZERO);
        if (before.position() < moment.position()) {
            added = destination.changes(table, before.position(), moment.position());
            size = download.into(added, selection(table, before.position()));
            if (size.rows() == 0) {
                Files.delete(destination.path(added));
                added = null;
            } else {
                changes.add(added);
            }
        }
        manifest.put(file, entry(table, changes));
        manifest.writeTo(destination.directory());
        return new Outcome(table, added, size);
    }

    /** What changed after a position that the caller keeps: the directory keeps nothing of it. */
    Outcome changedAfter(String table, long position) throws IOException {
        String file = destination.only() != null
                ? destination.only()
                : destination.changes(table, position, moment.position());
        return new Outcome(table, file, download.into(file, selection(table, position)));
    }

    private boolean isComplete(String file, Manifest.Entry entry) {
        return Files.exists(destination.path(file))
                && entry.changes().stream().allMatch(changes -> Files.exists(destination.path(changes)));
    }

    private Selection selection(String table, @Nullable Long changedAfter) {
        return new Selection(table, filters, moment, changedAfter);
    }

    private Manifest.Entry entry(String table, List<String> changes) {
        return new Manifest.Entry(
                table, served.address(), filters, moment.snapshot(), moment.position(), List.copyOf(changes));
    }
}
