package io.targetledger.proof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.targetledger.console.Refused;
import io.targetledger.ledger.proof.CheckpointNote;
import io.targetledger.ledger.proof.PublicKey;
import org.jspecify.annotations.Nullable;

/** Files that commands are given. */
final class TextFile {

    private TextFile() {}

    /** @throws Refused naming the file */
    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unusable(file, e.getClass().getSimpleName());
        }
    }

    static Refused unusable(Path file, @Nullable String why) {
        return new Refused("file.unreadable", Map.of("file", file, "why", String.valueOf(why)));
    }

    /**
     * Published checkpoints, in the order they were appended.
     *
     * @throws Refused when one is unreadable, or not signed by the key
     */
    static List<CheckpointNote> checkpoints(Path file, @Nullable PublicKey signer) {
        List<CheckpointNote> notes;
        try {
            notes = CheckpointNote.parseAll(read(file));
        } catch (IllegalArgumentException e) {
            throw unusable(file, e.getMessage());
        }
        for (CheckpointNote note : notes) {
            if (signer != null && !signer.signed(note)) {
                throw unusable(
                        file,
                        "the checkpoint of %d commits is not signed by %s"
                                .formatted(note.checkpoint().size(), signer.name()));
            }
        }
        return notes;
    }

    /** @throws Refused when it is none */
    static @Nullable PublicKey key(@Nullable String given) {
        try {
            return given == null ? null : PublicKey.parse(given);
        } catch (IllegalArgumentException e) {
            throw new Refused("value.wrong", Map.of("given", "--key", "why", String.valueOf(e.getMessage())));
        }
    }
}
