package io.targetledger.imports.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.imports.Importer;
import io.targetledger.imports.Row;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.RowOutcome;
import io.targetledger.imports.Terms;
import io.targetledger.imports.Words;
import io.targetledger.ledger.Ledger;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Reason;
import io.targetledger.testing.TestServer;

/** Imports into a test server from within its process, with rejects in a directory of the test. */
record Imports(TestServer server, Path directory, boolean dryRun) {

    static Imports into(TestServer server, Path directory) {
        return new Imports(server, directory, false);
    }

    Imports dry() {
        return new Imports(server, directory, true);
    }

    Destination destination() {
        Terms terms = new Terms(
                Actor.of("admin", Role.ADMIN), Locale.ENGLISH, "import/test", new Reason("new figures"), dryRun);
        Importer importer = server.bean(Importer.class);
        return new Destination() {
            @Override
            public List<RowOutcome> take(RowKind kind, List<Row> rows) {
                return importer.take(kind, rows, terms);
            }

            @Override
            public void close() {}
        };
    }

    Summary run(RowSource source) {
        return run(source, CsvFormat.USUAL);
    }

    Summary run(RowSource source, CsvFormat format) {
        try (source;
                Rejects rejects = new Rejects(file -> directory.resolve(Rejects.nameFor(file)), format)) {
            return new ImportRun(destination(), rejects, Progress.SILENT, new Words(Locale.ENGLISH)).run(source);
        }
    }

    Summary crm(Path files, String... since) {
        return run(CrmSource.open(
                new CrmFiles(files, CsvFormat.USUAL),
                new CrmRows.Names("Acme", null),
                since.length == 0 ? null : java.time.LocalDate.parse(since[0])));
    }

    /** Imports a file whose columns are called as the fields are. */
    Summary table(RowKind kind, Path file, String... constants) {
        Map<String, String> same = new LinkedHashMap<>();
        for (int i = 0; i < constants.length; i += 2) {
            same.put(constants[i], constants[i + 1]);
        }
        return run(TableSource.open(kind, file, CsvFormat.USUAL, Values.iso(), Map.of(), same, List.of()));
    }

    /** Position of the newest event. */
    long head() {
        return server.bean(Ledger.class).head().position();
    }

    static Path write(Path file, String text) {
        return write(file, text, StandardCharsets.UTF_8);
    }

    static Path write(Path file, String text, Charset charset) {
        try {
            return Files.write(file, text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
