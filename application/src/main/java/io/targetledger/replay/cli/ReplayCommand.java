package io.targetledger.replay.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.targetledger.console.LanguageOption;
import io.targetledger.console.ServedGraphQl;
import io.targetledger.console.Terminal;
import io.targetledger.imports.Words;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code target-ledger replay}: folds views anew beside the live ones, and says whether they are what their events say. */
@Command(
        name = "replay",
        description = "Folds views of a running server anew beside the live ones, compares them, and swaps them in.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 all are equal, 1 one differed or failed, 2 not understood or refused.")
public final class ReplayCommand implements Callable<Integer> {

    private static final String STATUS =
            "{ replays { view state folded until eventsPerSecond secondsLeft equal swapped message } }";
    private static final String BEGIN = "mutation ($input: ReplayProjectionInput!) {"
            + " replayProjection(input: $input) { userErrors { message } } }";
    private static final long POLL_MILLIS = 500;

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Parameters(arity = "0..*", paramLabel = "VIEW", description = "Names of views (default: all).")
    private List<String> names = List.of();

    @Option(names = "--server", paramLabel = "URL", description = "The server (default: http://localhost:8080).")
    private String server = "http://localhost:8080";

    @Option(
            names = "--token",
            paramLabel = "T",
            description = "Token of an ADMIN. Other users of the machine may see it here; the environment variable"
                    + " TARGET_LEDGER_TOKEN keeps it from them.")
    private @Nullable String token;

    @Option(names = "--compare-only", description = "Leave the live views in place, whatever is found.")
    private boolean compareOnly;

    @Override
    public Integer call() {
        return language.run(this::replay);
    }

    private int replay(Words words) {
        ServedGraphQl ledger = ServedGraphQl.at(server, token, language);
        int code = LanguageOption.DONE;
        for (String view : wanted(ledger)) {
            JsonNode begun = ledger.ask(BEGIN, Map.of("input", Map.of("view", view, "swap", !compareOnly)))
                    .get("replayProjection");
            if (!begun.get("userErrors").isEmpty()) {
                language.err().println(begun.at("/userErrors/0/message").asString());
                return LanguageOption.REFUSED;
            }
            JsonNode end = awaited(ledger, view, words);
            boolean equal = end.get("equal").asBoolean(false);
            String key = !end.get("state").asString().equals("DONE") ? "ended" : equal ? "equal" : "differs";
            code = language.say(
                    equal ? code : LanguageOption.NOT_INTACT,
                    words.say(
                            "replay." + key + (end.get("swapped").asBoolean() ? ".swapped" : ""),
                            Map.of(
                                    "view", view,
                                    "events", end.get("folded").asLong(),
                                    "rate", end.get("eventsPerSecond").asLong(),
                                    "state", end.get("state").asString(),
                                    "why", end.get("message").asString(""))));
        }
        return code;
    }

    private List<String> wanted(ServedGraphQl ledger) {
        if (!names.isEmpty()) {
            return names;
        }
        List<String> all = new ArrayList<>();
        ledger.ask("{ projections }", Map.of()).get("projections").forEach(name -> all.add(name.asString()));
        return all;
    }

    private JsonNode awaited(ServedGraphQl ledger, String view, Words words) {
        try (Watch watch = new Watch(view, words)) {
            while (true) {
                for (JsonNode status : ledger.ask(STATUS, Map.of()).get("replays")) {
                    if (status.get("view").asString().equals(view)) {
                        String state = status.get("state").asString();
                        if (List.of("DONE", "CANCELLED", "FAILED").contains(state)) {
                            return status;
                        }
                        watch.at(status);
                    }
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; the replay goes on in the server", e);
        }
    }

    /** A bar on a terminal, else a line now and then. */
    private final class Watch implements AutoCloseable {

        private static final int EVERY = 10;

        private final String view;
        private final Words words;
        private @Nullable ProgressBar bar;
        private int told;

        Watch(String view, Words words) {
            this.view = view;
            this.words = words;
        }

        void at(JsonNode status) {
            long folded = status.get("folded").asLong();
            if (!Terminal.showsErrorStream()) {
                if (++told % EVERY == 0) {
                    language.err()
                            .println(words.say(
                                    "replay.progress",
                                    Map.of(
                                            "view", view,
                                            "folded", folded,
                                            "until", status.get("until").asLong(),
                                            "rate",
                                                    status.get("eventsPerSecond")
                                                            .asLong(),
                                            "left", status.get("secondsLeft").asString("?"))));
                }
                return;
            }
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName(view)
                        .setInitialMax(status.get("until").asLong())
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .setConsumer(new ConsoleProgressBarConsumer(System.err))
                        .clearDisplayOnFinish()
                        .build();
            }
            bar.stepTo(folded);
            bar.setExtraMessage(status.get("state").asString());
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }
}
