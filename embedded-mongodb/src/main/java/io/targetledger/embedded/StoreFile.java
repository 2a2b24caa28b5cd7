package io.targetledger.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the one file of a data directory, and says in the operator's words why it could not. */
final class StoreFile {

    static final String NAME = "store.mv";

    private StoreFile() {}

    static MVStore open(EmbeddedMongoSettings settings) {
        Path directory = settings.directory().toAbsolutePath().normalize();
        makeWritable(directory);
        Path file = directory.resolve(NAME);
        try {
            return committedByHand()
                    .fileName(file.toString())
                    .cacheSize(settings.cacheMegabytes())
                    .open();
        } catch (MVStoreException failure) {
            throw explained(failure, directory, file);
        }
    }

    static MVStore inMemory() {
        return committedByHand().open();
    }

    /** A commit at any moment of the store's own choosing might fall into the middle of a command. */
    private static MVStore.Builder committedByHand() {
        return new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0);
    }

    private static void makeWritable(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new StoreIsUnwritable(directory, "it could not be created (" + failure + ")", failure);
        }
        if (!Files.isWritable(directory)) {
            throw new StoreIsUnwritable(directory, "permission is denied");
        }
    }

    private static RuntimeException explained(MVStoreException failure, Path directory, Path file) {
        return switch (failure.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> new StoreIsHeld(directory, failure);
            case DataUtils.ERROR_FILE_CORRUPT,
                    DataUtils.ERROR_UNSUPPORTED_FORMAT,
                    DataUtils.ERROR_CHUNK_NOT_FOUND,
                    DataUtils.ERROR_INTERNAL,
                    DataUtils.ERROR_SERIALIZATION ->
                new StoreIsCorrupt(file, String.valueOf(failure.getMessage()), failure);
            default -> new StoreIsUnwritable(directory, String.valueOf(failure.getMessage()), failure);
        };
    }
}
