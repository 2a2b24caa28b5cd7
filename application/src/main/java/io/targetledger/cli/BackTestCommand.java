package io.targetledger.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.targetledger.console.LanguageOption;
import io.targetledger.console.Refused;
import io.targetledger.console.ServedGraphQl;
import io.targetledger.imports.Words;
import io.targetledger.trend.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code target-ledger backtest}: how well would forecasts have done? */
@Command(
        name = "backtest",
        description = "Forecasts closed periods at 25, 50 and 75 %% of each, by what was measured up to that day, and"
                + " compares with what came and with the run-rate.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 done, 1 failed, 2 not understood or refused.")
final class BackTestCommand implements Callable<Integer> {

    private static final String METRIC = "metric/";
    private static final String UNIT = "unit/";

    @Mixin
    private LanguageOption language = new LanguageOption();

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

    @Override
    public Integer call() {
        return language.run(shared -> run(new Words(shared.locale(), "backtest")));
    }

    private int run(Words words) {
        if (server != null) {
            if (data != null) {
                throw new Refused("options.both", Map.of());
            }
            return run(new ServedBackTest(ServedGraphQl.at(server, token, language)), words);
        }
        Path directory = data == null ? Path.of("data") : data;
        String elsewhere = System.getenv("MONGODB_URI");
        if (!Files.isDirectory(directory) && (elsewhere == null || elsewhere.isBlank())) {
            throw new Refused("backtest.none", Map.of("directory", directory));
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
            String admin = own.adminToken().orElseThrow();
            return run(new ServedBackTest(ServedGraphQl.at(own.url(), admin, language)), words);
        }
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
                table.print(language.out(), words);
                done++;
            }
        }
        return language.say(LanguageOption.DONE, words.say("legend"));
    }

    private static String id(String kind, String given) {
        return given.startsWith(kind) ? given : kind + given;
    }

    private void progress(String words) {
        if (!quiet) {
            language.err().println(words);
        }
    }
}
