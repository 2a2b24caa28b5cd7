package io.targetledger.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.targetledger.ledger.proof.CheckpointNote;
import io.targetledger.ledger.proof.CommitTree;
import io.targetledger.ledger.proof.SigningKey;
import io.targetledger.security.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes checkpoints of the ledger, signs them where there is a key, and appends them to a file now and then. */
public final class Checkpoints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final CommitTree tree;
    private final CheckpointSettings settings;
    private final @Nullable SigningKey key;
    private final ScheduledExecutorService publishing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "checkpoints");
        thread.setDaemon(true);
        return thread;
    });
    private long published = -1;

    /** @throws InvalidSetting when the key can not be read */
    Checkpoints(CommitTree tree, CheckpointSettings settings) {
        this.tree = tree;
        this.settings = settings;
        this.key = settings.signingKey() == null ? null : keyIn(settings.signingKey());
        Path file = settings.file();
        if (file != null) {
            long every = settings.every().toMillis();
            publishing.scheduleWithFixedDelay(() -> publish(file), 0, every, TimeUnit.MILLISECONDS);
        }
    }

    private static SigningKey keyIn(Path file) {
        try {
            return SigningKey.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSetting("target-ledger.checkpoints.signing-key " + file
                    + " can not be used: " + e.getMessage()
                    + "; make a key with 'target-ledger checkpoint-key NAME --out FILE'");
        }
    }

    /** The ledger as it is now. */
    public CheckpointNote now() {
        CheckpointNote note = new CheckpointNote(settings.origin(), tree.checkpoint(), List.of());
        return key == null ? note : note.signedBy(key);
    }

    private void publish(Path file) {
        try {
            CheckpointNote note = now();
            if (note.checkpoint().size() != published) {
                Files.writeString(file, note.text(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                published = note.checkpoint().size();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.error("Could not append a checkpoint to {}; it is tried again in {}", file, settings.every(), e);
        } catch (RuntimeException e) {
            LOG.error("Could not make a checkpoint; it is tried again in {}", settings.every(), e);
        }
    }

    @Override
    public void close() {
        publishing.shutdownNow();
    }
}
