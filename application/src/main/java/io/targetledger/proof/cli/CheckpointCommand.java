package io.targetledger.proof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

import io.targetledger.console.LanguageOption;
import io.targetledger.imports.Words;
import io.targetledger.ledger.proof.CheckpointNote;
import io.targetledger.ledger.proof.SigningKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code target-ledger checkpoint}: the ledger as it is now, in a few lines to be published. */
@Command(
        name = "checkpoint",
        description =
                "Prints a checkpoint of the ledger: whoever keeps it can tell later whether anything was taken back.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 done, 2 not understood or refused.")
public final class CheckpointCommand implements Callable<Integer> {

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Option(names = "--sign", paramLabel = "FILE", description = "Sign it with the key in this file.")
    private @Nullable Path sign;

    @Option(names = "--append", paramLabel = "FILE", description = "Append it to this file as well.")
    private @Nullable Path append;

    @Override
    public Integer call() {
        return language.run(this::make);
    }

    private int make(Words words) throws IOException {
        CheckpointNote note;
        try (LedgerSource ledger = source.open(language)) {
            note = CheckpointNote.parse(ledger.checkpoint());
        }
        if (sign != null) {
            note = note.signedBy(keyIn(sign));
        }
        if (append != null) {
            Files.writeString(append, note.text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        language.out().print(note.text());
        language.out().flush();
        return LanguageOption.DONE;
    }

    private static SigningKey keyIn(Path file) {
        try {
            return SigningKey.parse(TextFile.read(file));
        } catch (IllegalArgumentException e) {
            throw TextFile.unusable(file, e.getMessage());
        }
    }
}
