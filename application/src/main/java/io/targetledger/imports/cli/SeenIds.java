package io.targetledger.imports.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Which ids stood on which lines, so that two lines which say different things under one id do not change the ledger to and
 * fro at every import. Kept in a temporary file: memory does not grow with what is imported.
 */
final class SeenIds implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 8;
    private static final int BUFFER_KILOBYTES = 1_024;

    private final Path file;
    private final MVStore store;
    private final MVMap<String, String> lines;

    SeenIds() {
        try {
            file = Files.createTempFile("target-ledger-import", ".seen");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = new MVStore.Builder()
                .fileName(file.toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitBufferSize(BUFFER_KILOBYTES)
                .open();
        store.setVersionsToKeep(0);
        lines = store.openMap("lines");
    }

    /** The line on which the id stood before with other fields; nothing where it is new, or says the same again. */
    Optional<String> otherLine(SourceRow row) {
        String id = row.fields().getOrDefault("id", "");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String said = Integer.toHexString(row.fields().hashCode());
        String before = lines.putIfAbsent(row.kind() + " " + id, row.origin().line() + " " + said);
        if (before == null) {
            return Optional.empty();
        }
        String[] lineAndSaid = before.split(" ");
        return lineAndSaid[1].equals(said) ? Optional.empty() : Optional.of(lineAndSaid[0]);
    }

    /** The refusal of a row whose id stood before. */
    static Map<String, Object> twice(String line, SourceRow row) {
        return Map.of("given", row.fields().getOrDefault("id", ""), "line", line);
    }

    @Override
    public void close() {
        store.closeImmediately();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
