package io.targetledger.imports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.targetledger.console.Language;
import io.targetledger.imports.Terms;
import io.targetledger.imports.Words;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every import takes: where the rows go, what is said and what is written. */
final class ImportOptions {

    static final int ALL_GOOD = 0;
    static final int SOME_REJECTED = 1;
    static final int REFUSED = 2;

    private static final String ADMIN = "admin";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Import into the ledger in this directory (default: ./data), or where MONGODB_URI points; refused"
                            + " while a server holds it.")
    private @Nullable Path data;

    @Option(names = "--server", paramLabel = "URL", description = "Import through this running server instead.")
    private @Nullable String server;

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "Token for the server. Other users of the machine may see it here; the environment variable"
                    + " TARGET_LEDGER_TOKEN keeps it from them.")
    private @Nullable String token;

    @Option(names = "--dry-run", description = "Check everything and record nothing.")
    private boolean dryRun;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Where rejected rows go (default: NAME.rejects.csv in the working directory). For 'import crm' a"
                            + " directory.")
    private @Nullable Path rejects;

    @Option(names = "--json", description = "Print the summary as one JSON object, for scripts.")
    private boolean json;

    @Option(names = "--quiet", description = "Say nothing of the progress.")
    private boolean quiet;

    @Option(names = "--lang", paramLabel = "L", description = "Language of the messages: en or zh (default: by LANG).")
    private @Nullable String language;

    /** @param rejectsInDirectory whether {@code --rejects} names a directory */
    record Job(Supplier<RowSource> source, CsvFormat format, String reason, boolean rejectsInDirectory) {}

    Words words() {
        return new Words(locale());
    }

    Locale locale() {
        return Language.of(language);
    }

    /** Runs an import from beginning to end; returns the exit code. */
    int run(Supplier<Job> prepared) {
        Words words = words();
        try {
            return run(prepared.get(), words);
        } catch (ImportRefused refused) {
            err().println(refused.in(words));
            return REFUSED;
        }
    }

    private int run(Job job, Words words) {
        String importId = "import/" + UUID.randomUUID();
        Reason reason = new Reason(job.reason());
        try (RowSource source = job.source().get();
                Destination destination = destination(importId, reason, words);
                Rejects rejected = new Rejects(placeOfRejects(job), job.format());
                Progress progress = quiet ? Progress.SILENT : Progress.on(err(), words)) {
            ImportRun run = new ImportRun(destination, rejected, progress, words);
            Optional<ImportRefused> broken = Optional.empty();
            try {
                run.run(source);
            } catch (ImportRefused refused) {
                broken = Optional.of(refused);
            }
            progress.close();
            SummaryText text =
                    new SummaryText(run.summary(), source.notes(), rejected.written(), dryRun, importId, words);
            if (broken.isPresent() && run.summary().rows() == 0) {
                throw broken.get();
            }
            print(text, spec().commandLine().getOut());
            if (broken.isPresent()) {
                err().println(broken.get().in(words));
                err().println(words.say("again"));
                return REFUSED;
            }
            return run.summary().rejected() == 0 ? ALL_GOOD : SOME_REJECTED;
        }
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private void print(SummaryText text, PrintWriter out) {
        if (json) {
            text.printJson(out);
        } else {
            text.print(out);
        }
    }

    private UnaryOperator<Path> placeOfRejects(Job job) {
        Path asked = rejects;
        if (asked == null) {
            return Rejects::nameFor;
        }
        return job.rejectsInDirectory() ? file -> asked.resolve(Rejects.nameFor(file)) : file -> asked;
    }

    private Destination destination(String importId, Reason reason, Words words) {
        if (server == null) {
            Terms terms = new Terms(Actor.of(ADMIN, Role.ADMIN), words.locale(), importId, reason, dryRun);
            return Store.open(data == null ? Path.of("data") : data, terms);
        }
        if (data != null) {
            throw new ImportRefused("options.both", Map.of());
        }
        String shown = token != null ? token : System.getenv("TARGET_LEDGER_TOKEN");
        if (shown == null || !TOKEN.matcher(shown).matches()) {
            throw new ImportRefused("server.noToken", Map.of());
        }
        return new Server(
                server, shown, new Server.Order(words.locale().toLanguageTag(), dryRun, importId, reason.value()));
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not used as a mixin");
        }
        return spec;
    }
}
