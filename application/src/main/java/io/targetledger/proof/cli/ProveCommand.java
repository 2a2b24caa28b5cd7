package io.targetledger.proof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.targetledger.console.LanguageOption;
import io.targetledger.console.Refused;
import io.targetledger.imports.Words;
import io.targetledger.ledger.proof.Proof;
import io.targetledger.proof.cli.LedgerSource.What;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code target-ledger prove}: a proof that anybody can check without the ledger. */
@Command(
        name = "prove",
        description = "Proves that all events of an object, or the event at a position, are part of the ledger.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 proved, 1 there is no such event, 2 not understood or refused.")
public final class ProveCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Parameters(arity = "0..2", paramLabel = "ID", description = "Id of the object, e.g. goal/9f or goal 9f.")
    private List<String> id = List.of();

    @Option(names = "--position", paramLabel = "N", description = "Prove the event at this position instead.")
    private @Nullable Long position;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Prove against the checkpoint in this file (default: a new one).")
    private @Nullable Path checkpoint;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the proof goes (default: proof.json).")
    private Path out = Path.of("proof.json");

    @Override
    public Integer call() {
        return language.run(this::prove);
    }

    private int prove(Words words) throws IOException {
        if (id.isEmpty() == (position == null)) {
            throw new Refused("id.missing", Map.of());
        }
        What what = new What(position, id.isEmpty() ? null : String.join("/", id));
        Optional<String> proof;
        try (LedgerSource ledger = source.open(language)) {
            proof = ledger.proof(what, checkpoint == null ? null : TextFile.read(checkpoint));
        } catch (IllegalArgumentException e) {
            throw new Refused("value.wrong", Map.of("given", what, "why", String.valueOf(e.getMessage())));
        }
        if (proof.isEmpty()) {
            language.out()
                    .println(words.say(
                            "proof.none",
                            Map.of(
                                    "about",
                                    what,
                                    "checkpoint",
                                    checkpoint == null ? "" : words.say("proof.none.checkpoint"))));
            return LanguageOption.NOT_INTACT;
        }
        Files.writeString(out, proof.get());
        Proof made = Proof.parse(proof.get());
        language.out()
                .println(words.say(
                        "proof.written",
                        Map.of(
                                "about", what,
                                "events", eventsOf(made),
                                "commits", made.commits().size(),
                                "size", made.checkpoint().checkpoint().size(),
                                "file", out)));
        return LanguageOption.DONE;
    }

    static int eventsOf(Proof proof) {
        return proof.commits().stream()
                .mapToInt(part -> part.commit().events().size())
                .sum();
    }
}
