package io.targetledger.export.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.targetledger.console.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the files of a directory were read at, so that a later run goes on from there.
 *
 * @param files by the name of the file that holds a whole table
 */
record Manifest(int version, Map<String, Entry> files) {

    static final String FILE = ".target-ledger-export.json";

    private static final int VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * A table as it is in the directory.
     *
     * @param snapshot up to which its files tell everything; {@code position} is that of it
     * @param changes names of the files that hold what changed later, in order
     */
    record Entry(
            String table,
            String server,
            Map<String, String> filters,
            String snapshot,
            long position,
            List<String> changes) {}

    /** @throws Refused for one that cannot be read: it is not written over, for what it said would be lost */
    static Manifest in(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return new Manifest(VERSION, new TreeMap<>());
        }
        try {
            Manifest read = JSON.readValue(Files.readAllBytes(file), Manifest.class);
            if (read.version() == VERSION && read.files() != null) {
                return new Manifest(VERSION, new TreeMap<>(read.files()));
            }
        } catch (JacksonException e) {
            // said below
        }
        throw new Refused("export.manifest", Map.of("file", file));
    }

    void put(String file, Entry entry) {
        files.put(file, entry);
    }

    void writeTo(Path directory) throws IOException {
        Path beside = directory.resolve(FILE + ".part");
        Files.write(beside, JSON.writeValueAsBytes(this));
        Files.move(beside, directory.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
}
