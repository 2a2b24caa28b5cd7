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

    /** Of maps, keys, values and journal. */
    private static final int FORMAT = 2;

    /** Had no journal yet. */
    private static final int OLDEST_READABLE_FORMAT = 1;

    private StoreFile() {}

    static MVStore open(EmbeddedMongoSettings settings) {
        Path directory = settings.directory().toAbsolutePath().normalize();
        makeWritable(directory);
        Path file = directory.resolve(NAME);
        if (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))) {
            throw new StoreIsUnwritable(directory, "permission is denied for " + file);
        }
        MVStore store;
        try {
            store = committedByHand()
                    .compress()
                    .fileName(file.toString())
                    .cacheSize(settings.cacheMegabytes())
                    .open();
        } catch (RuntimeException failure) {
            throw explained(failure, settings);
        }
        int found = store.getStoreVersion();
        if ((found < OLDEST_READABLE_FORMAT || found > FORMAT)
                && !store.getMapNames().isEmpty()) {
            store.closeImmediately();
            throw new StoreIsCorrupt(
                    file, "it is of format " + found + " while this version writes format " + FORMAT, null);
        }
        store.setStoreVersion(FORMAT);
        // Space that commits leave behind is used again at once. Keeping it for a while guards against a power loss
        // that
        // lets writes reach the disk out of order; FSYNC settles that order itself, and a killed process does not
        // change it.
        store.setRetentionTime(0);
        return store;
    }

    /** What an operator can do about a store that could not be opened or read. */
    static RuntimeException explained(RuntimeException failure, EmbeddedMongoSettings settings) {
        Path directory = settings.directory().toAbsolutePath().normalize();
        int code = failure instanceof MVStoreException known ? known.getErrorCode() : DataUtils.ERROR_FILE_CORRUPT;
        return switch (code) {
            case DataUtils.ERROR_FILE_LOCKED -> new StoreIsHeld(directory, failure);
            case DataUtils.ERROR_WRITING_FAILED ->
                new StoreIsUnwritable(directory, String.valueOf(failure.getMessage()), failure);
            default -> new StoreIsCorrupt(directory.resolve(NAME), String.valueOf(failure.getMessage()), failure);
        };
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
}
