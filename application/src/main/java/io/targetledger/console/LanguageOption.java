package io.targetledger.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

import io.targetledger.imports.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The language a command speaks, and how it says what it says. */
public final class LanguageOption {

    public static final int DONE = 0;
    public static final int NOT_INTACT = 1;
    public static final int REFUSED = 2;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--lang", paramLabel = "L", description = "Language of the messages: en or zh (default: by LANG).")
    private @Nullable String language;

    /** What a command does; its exit code. */
    public interface Work {
        int run(Words words) throws IOException;
    }

    /** Does it, or says why it is refused. */
    public int run(Work work) {
        Words words = words();
        try {
            return work.run(words);
        } catch (Refused refused) {
            err().println(refused.in(words));
        } catch (IOException e) {
            err().println(words.say(
                    "file.unreadable",
                    Map.of(
                            "file",
                            String.valueOf(e.getMessage()),
                            "why",
                            e.getClass().getSimpleName())));
        }
        return REFUSED;
    }

    /** Says something and passes the exit code on. */
    public int say(int code, String words) {
        out().println(words);
        return code;
    }

    public Words words() {
        return new Words(Language.of(language), "console");
    }

    public PrintWriter out() {
        return spec().commandLine().getOut();
    }

    public PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("not used as a mixin");
        }
        return spec;
    }
}
