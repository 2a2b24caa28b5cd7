package io.targetledger.proof.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.Callable;

import io.targetledger.console.LanguageOption;
import io.targetledger.console.Refused;
import io.targetledger.imports.Words;
import io.targetledger.ledger.proof.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code target-ledger checkpoint-key}: a new key to sign checkpoints with. */
@Command(
        name = "checkpoint-key",
        description = "Makes a new Ed25519 key to sign checkpoints with, and prints its public key.",
        mixinStandardHelpOptions = true,
        footer = "%nExit codes: 0 done, 2 not understood or refused.")
public final class CheckpointKeyCommand implements Callable<Integer> {

    @Mixin
    private LanguageOption language = new LanguageOption();

    @Parameters(paramLabel = "NAME", description = "What the key is called, e.g. example.com/ledger.")
    private String name = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Where the key goes; never overwritten.")
    private Path out = Path.of("checkpoint.key");

    @Override
    public Integer call() {
        return language.run(this::make);
    }

    private int make(Words words) throws IOException {
        SigningKey key;
        try {
            key = SigningKey.generate(name);
        } catch (IllegalArgumentException e) {
            throw new Refused("value.wrong", Map.of("given", name, "why", String.valueOf(e.getMessage())));
        }
        try {
            Files.createFile(out, readableByOwnerOnly());
        } catch (FileAlreadyExistsException e) {
            throw new Refused("file.exists", Map.of("file", out));
        }
        Files.writeString(out, key.text(), StandardOpenOption.TRUNCATE_EXISTING);
        language.out().println(words.say("key.written", Map.of("file", out)));
        return language.say(LanguageOption.DONE, key.publicKey().text());
    }

    private static FileAttribute<?>[] readableByOwnerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
