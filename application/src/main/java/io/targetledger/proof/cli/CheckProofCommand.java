package io.targetledger.proof.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.targetledger.console.LanguageOption;
import io.targetledger.imports.Words;
import io.targetledger.ledger.proof.CheckpointNote;
import io.targetledger.ledger.proof.Proof;
import io.targetledger.ledger.proof.ProofCheck;
import io.targetledger.ledger.proof.PublicKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code target-ledger check-proof}: needs the proof and nothing else. */
@Command(
        name = "check-proof",
        description = "Checks a proof by itself: no ledger, no server, no network is needed.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 it holds, 1 it does not, 2 not understood or refused.")
public final class CheckProofCommand implements Callable<Integer> {

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Parameters(paramLabel = "FILE", description = "The proof, as 'target-ledger prove' wrote it.")
    private Path file = Path.of("proof.json");

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Public key (name+id+key) that the proof's checkpoint must be signed by.")
    private @Nullable String key;

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "File of published checkpoints, of which the proof's must be one.")
    private @Nullable Path checkpoints;

    @Override
    public Integer call() {
        return language.run(this::check);
    }

    private int check(Words words) {
        Proof proof;
        try {
            proof = Proof.parse(TextFile.read(file));
        } catch (IllegalArgumentException e) {
            throw TextFile.unusable(file, e.getMessage());
        }
        Optional<String> fault = ProofCheck.faultOf(proof);
        if (fault.isPresent()) {
            return language.say(LanguageOption.NOT_INTACT, words.say("proof.fails", Map.of("why", fault.get())));
        }
        CheckpointNote note = proof.checkpoint();
        language.say(
                LanguageOption.DONE,
                words.say(
                        "proof.holds",
                        Map.of(
                                "about", proof.about() == null ? "the ledger" : proof.about(),
                                "events", ProveCommand.eventsOf(proof),
                                "size", note.checkpoint().size(),
                                "recordedAt", note.checkpoint().head().recordedAt(),
                                "root", note.checkpoint().root())));
        return anchored(note, words);
    }

    private int anchored(CheckpointNote note, Words words) {
        if (key == null && checkpoints == null) {
            return language.say(LanguageOption.DONE, words.say("proof.unanchored"));
        }
        int code = LanguageOption.DONE;
        PublicKey signer = TextFile.key(key);
        if (signer != null) {
            boolean signed = signer.signed(note);
            String said = words.say(signed ? "proof.signed" : "proof.unsigned", Map.of("key", signer.name()));
            code = language.say(signed ? code : LanguageOption.NOT_INTACT, said);
        }
        if (checkpoints != null) {
            boolean published = TextFile.checkpoints(checkpoints, null).stream()
                    .anyMatch(each -> each.checkpoint().equals(note.checkpoint()));
            String said = words.say(published ? "proof.published" : "proof.unpublished", Map.of("file", checkpoints));
            code = language.say(published ? code : LanguageOption.NOT_INTACT, said);
        }
        return code;
    }
}
