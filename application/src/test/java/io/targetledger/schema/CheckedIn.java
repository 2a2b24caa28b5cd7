package io.targetledger.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are made of the schema and checked in, so that a change of it is seen where changes are looked at. */
final class CheckedIn {

    static final Path SERVED = Path.of("../graphql-schema/schema.graphqls");
    static final Path RELEASED = Path.of("../graphql-schema/released.graphqls");
    static final Path DECLARED = Path.of("../graphql-schema/declared-changes.txt");
    static final Path SOURCES = Path.of("../graphql-schema/src/main/resources/graphql");
    static final Path REFERENCE = Path.of("../docs/graphql");

    private static final boolean REWRITE = Boolean.getBoolean("schema.rewrite");
    private static final String COMMAND =
            "./mvnw -pl application -am -Dtest=SchemaFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dschema.rewrite=true test";

    private CheckedIn() {}

    /** Compares, or writes when the tests run to rewrite. */
    static void compare(Path file, String expected) {
        if (REWRITE) {
            write(file, expected);
        }
        assertThat(Files.exists(file) ? read(file) : "")
                .as(
                        "%s is not what the schema makes it; when the change of the schema is meant, rewrite it:%n%s%n",
                        file, COMMAND)
                .isEqualTo(expected);
    }

    /** Likewise of a whole folder, in which nothing else may lie. */
    static void compare(Path folder, Map<String, String> expected) {
        if (REWRITE) {
            for (String old : namesIn(folder)) {
                delete(folder.resolve(old));
            }
        }
        new TreeMap<>(expected).forEach((name, text) -> compare(folder.resolve(name), text));
        assertThat(namesIn(folder))
                .as("files in %s; rewrite them:%n%s%n", folder, COMMAND)
                .isEqualTo(expected.keySet());
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the files in a folder; none if there is no such folder. */
    static Set<String> namesIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
