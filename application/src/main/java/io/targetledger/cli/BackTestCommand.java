package io.targetledger.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

import io.targetledger.console.Language;
import io.targetledger.imports.Words;
import io.targetledger.trend.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code target-ledger backtest}: how well would forecasts have done? */
@Command(
        name = "backtest",
        description =
                "Forecasts closed periods at 25, 50 and 75 % of each, by what was measured up to that day, and compares with"
                        + " what came and with the run-rate.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 done, 1 failed, 2 not understood or refused.")
final class BackTestCommand implements Callable<Integer> {

    private static final int DONE = 0;
    private static final int REFUSED = 2;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final String METRIC = "metric/";
    private static final String UNIT = "unit/";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The ledger in this directory (default: ./data), or where MONGODB_URI points; refused while a"
                    + " server holds it.")
    private @Nullable Path data;

    @Option(names = "--server", paramLabel = "URL", description = "The ledger of this running server instead.")
    private @Nullable String server;

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "Token for the server. Other users of the machine may see it here; the environment variable"
                    + " TARGET_LEDGER_TOKEN keeps it from them.")
    private @Nullable String token;

    @Option(names = "--metric", paramLabel = "M", split = ",", description = "Metrics, by code (default: revenue).")
    private List<String> metrics = List.of("revenue");

    @Option(
            names = "--term",
            paramLabel = "T",
            split = ",",
            description = "Length of the periods: month, quarter, half_year, year (default: month,quarter).")
    private List<Term> terms = List.of(Term.MONTH, Term.QUARTER);

    @Option(names = "--team", paramLabel = "U", description = "This unit and everything below it only, by code.")
    private @Nullable String team;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "Periods that were over by the end of this day (default: today).")
    private @Nullable LocalDate until;

    @Option(
            names = "--level",
            paramLabel = "L",
            defaultValue = "0.8",
            description = "How often the intervals should hold, 0.5 to 0.99 (default: 0.8).")
    private BigDecimal level = new BigDecimal("0.8");

    @Option(names = "--quiet", description = "Say nothing of the progress.")
    private boolean quiet;

    @Option(names = "--lang", paramLabel = "L", description = "Language of the messages: en or zh (default: by LANG).")
    private @Nullable String language;

    @Override
    public Integer call() {
        Words words = new Words(Language.of(language), "backtest");
        try {
            if (server != null) {
                return run(asked(server, words), words);
            }
            Path directory = data == null ? Path.of("data") : data;
            String elsewhere = System.getenv("MONGODB_URI");
            if (!Files.isDirectory(directory) && (elsewhere == null || elsewhere.isBlank())) {
                throw new BackTestRefused("store.none", Map.of("directory", directory));
            }
            progress(words.say("progress.open"));
            // What is printed belongs to the command; what goes wrong is said by it.
            LoggingSystem.get(BackTestCommand.class.getClassLoader()).beforeInitialize();
            try (RunningServer own = RunningServer.start(List.of(
                    "--target-ledger.data.directory=" + directory,
                    "--target-ledger.security.issuer=",
                    "--server.address=127.0.0.1",
                    "--server.port=0",
                    "--logging.threshold.console=OFF"))) {
                return run(new ServedBackTest(own.url(), own.adminToken().orElseThrow(), words), words);
            }
        } catch (BackTestRefused refused) {
            err().println(refused.in(words));
            return REFUSED;
        }
    }

    private ServedBackTest asked(String url, Words words) {
        if (data != null) {
            throw new BackTestRefused("options.both", Map.of());
        }
        String shown = token != null ? token : System.getenv("TARGET_LEDGER_TOKEN");
        if (shown == null || !TOKEN.matcher(shown).matches()) {
            throw new BackTestRefused("server.token", Map.of());
        }
        return new ServedBackTest(url, shown, words);
    }

    private int run(ServedBackTest tests, Words words) {
        int total = metrics.size() * terms.size();
        int done = 0;
        for (String metric : metrics) {
            for (Term term : terms) {
                progress(words.say("progress", Map.of("done", done, "total", total, "metric", metric, "term", term)));
                BackTestTable table = new BackTestTable(
                        metric,
                        term,
                        level,
                        tests.rows(id(METRIC, metric), term, team == null ? null : id(UNIT, team), until, level));
                table.print(out(), words);
                done++;
            }
        }
        out().println(words.say("legend"));
        return DONE;
    }

    private static String id(String kind, String given) {
        return given.startsWith(kind) ? given : kind + given;
    }

    private void progress(String words) {
        if (!quiet) {
            err().println(words);
        }
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not used as a command");
        }
        return spec;
    }
}
