package io.targetledger.proof.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.targetledger.console.LanguageOption;
import io.targetledger.imports.Words;
import io.targetledger.ledger.proof.CheckpointNote;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code target-ledger verify}: is the record what was recorded? */
@Command(
        name = "verify",
        description =
                "Checks the whole ledger, event by event, and names the first that was altered, removed or moved.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 intact, 1 not intact, 2 not understood or refused.")
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Go on where the verification that wrote this file ended, and write it anew.")
    private @Nullable Path resume;

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "Check as well that the ledger contains the checkpoints published in this file.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Public key (name+id+key) that every checkpoint of --checkpoints must be signed by.")
    private @Nullable String key;

    @Override
    public Integer call() {
        return language.run(this::verify);
    }

    private int verify(Words words) throws IOException {
        VerifiedUpTo from = resume == null ? VerifiedUpTo.NOTHING : VerifiedUpTo.readFrom(resume);
        Walk walk = new Walk(from, published(), words);
        try (LedgerSource ledger = source.open(language);
                WalkProgress progress = new WalkProgress(language.err(), words, ledger.commits())) {
            walk.over(ledger, progress::at);
        }
        if (walk.fault().isPresent()) {
            return language.say(LanguageOption.NOT_INTACT, walk.fault().get());
        }
        VerifiedUpTo end = walk.end();
        if (resume != null) {
            end.writeTo(resume);
        }
        if (end.commit() == 0) {
            return language.say(LanguageOption.DONE, words.say("empty"));
        }
        language.out()
                .println(words.say(
                        "intact",
                        Map.of(
                                "commits", end.commit(),
                                "events", end.position(),
                                "recordedAt", end.recordedAt(),
                                "root", walk.root(),
                                "hash", end.hash())));
        if (from.commit() > 0) {
            language.out().println(words.say("intact.resumed", Map.of("from", from.commit() + 1)));
        }
        if (checkpoints != null) {
            language.out().println(words.say("intact.checkpoints", Map.of("count", walk.contained())));
        }
        return LanguageOption.DONE;
    }

    private List<CheckpointNote> published() {
        return checkpoints == null ? List.of() : TextFile.checkpoints(checkpoints, TextFile.key(key));
    }
}
