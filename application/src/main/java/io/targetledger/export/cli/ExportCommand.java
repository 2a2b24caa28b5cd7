package io.targetledger.export.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import io.targetledger.console.LanguageOption;
import io.targetledger.console.Refused;
import io.targetledger.console.ServedGraphQl;
import io.targetledger.imports.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code target-ledger export}: tables as files, all of one moment. */
@Command(
        name = "export",
        description = "Writes tables of facts of a running server into files, all of one moment.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A file is written beside its place and moved there once it is whole. What the files in a directory were",
            "read at is kept in " + Manifest.FILE + "; --refresh goes on from there.",
            "",
            "Exit codes: 0 done, 1 failed, 2 not understood or refused."
        })
public final class ExportCommand implements Callable<Integer> {

    private static final String ALL = "all";
    private static final Set<String> OPTIONS = Set.of("snapshot", "asOf", "atLeastPosition", "changedAfterPosition");

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Parameters(arity = "1..*", paramLabel = "TABLE", description = "Names of tables, e.g. goalFacts; all for all.")
    private List<String> tables = List.of();

    @Option(names = "--server", paramLabel = "URL", description = "The server (default: http://localhost:8080).")
    private String server = "http://localhost:8080";

    @Option(
            names = {"--token", "--key"},
            paramLabel = "T",
            description =
                    "Token, or API key, of a BI, ADMIN or AUDITOR. Other users of the machine may see it here; the"
                            + " environment variable TARGET_LEDGER_TOKEN keeps it from them.")
    private @Nullable String token;

    @Option(names = "--format", paramLabel = "F", description = "csv, ndjson or parquet (default: parquet).")
    private FileFormat format = FileFormat.PARQUET;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description =
                    "Directory for the files (default: .), made if missing; or, of one table, a file whose name ends"
                            + " with the format.")
    private Path out = Path.of(".");

    @Option(names = "--as-of", paramLabel = "TIME", description = "As it was known then, e.g. 2026-06-30T00:00:00Z.")
    private @Nullable String asOf;

    @Option(names = "--snapshot", paramLabel = "S", description = "The moment of an earlier export or page.")
    private @Nullable String snapshot;

    @Option(
            names = "--changed-after-position",
            paramLabel = "N",
            description = "Only rows changed after it. They go to TABLE.changed-N-P.EXT, P being the position read at.")
    private @Nullable Long changedAfter;

    @Option(
            names = "--filter",
            paramLabel = "NAME=VALUE",
            description = "A filter of the table, e.g. periodFrom=2026-06-30; may be repeated.")
    private Map<String, String> filters = new TreeMap<>();

    @Option(
            names = "--refresh",
            description = "Only what changed since the files in the directory were written, into further files beside"
                    + " them; tables that are missing there in full.")
    private boolean refresh;

    @Option(names = "--quiet", description = "Say nothing of the progress.")
    private boolean quiet;

    @Override
    public Integer call() {
        return language.run(this::export);
    }

    private int export(Words words) throws IOException {
        if (asOf != null && snapshot != null) {
            throw new Refused("export.point", Map.of());
        }
        if (refresh && (asOf != null || changedAfter != null)) {
            throw new Refused("export.refresh.point", Map.of());
        }
        for (String name : filters.keySet()) {
            if (OPTIONS.contains(name)) {
                throw new Refused("export.filter", Map.of("given", name));
            }
        }
        ServedTables served = new ServedTables(ServedGraphQl.at(server, token, language), server);
        List<String> wanted = wanted(served.names());
        Destination destination = Destination.of(out, format, wanted);
        Moment moment = served.moment(wanted.get(0), asOf, snapshot);
        Run run = new Run(served, destination, filters, moment, quiet ? Progress.SILENT : progress(words));
        for (String table : wanted) {
            Run.Outcome outcome = changedAfter != null
                    ? run.changedAfter(table, changedAfter)
                    : refresh ? run.refreshed(table) : run.whole(table);
            language.out().println(outcome.in(words));
        }
        return language.say(
                LanguageOption.DONE,
                words.say("export.moment", Map.of("position", moment.position(), "snapshot", moment.snapshot())));
    }

    private Progress progress(Words words) {
        return Progress.on(language.err(), words);
    }

    /** Each once, in the order given. */
    private List<String> wanted(List<String> known) {
        LinkedHashSet<String> wanted = new LinkedHashSet<>();
        for (String table : tables) {
            if (table.equals(ALL)) {
                wanted.addAll(known);
            } else if (known.contains(table)) {
                wanted.add(table);
            } else {
                throw new Refused(
                        "export.table",
                        Map.of("given", table, "allowed", String.join(", ", new TreeSet<>(known)), "all", ALL));
            }
        }
        return List.copyOf(wanted);
    }
}
