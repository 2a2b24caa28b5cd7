package io.targetledger.embedded;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/** The data file cannot be read as one of ours. It is left as it is. */
public final class StoreIsCorrupt extends IllegalStateException {

    StoreIsCorrupt(Path file, String found, @Nullable Throwable cause) {
        super(
                "The data file " + file + " cannot be read: " + found + ". Nothing was overwritten."
                        + " Restore the file from a backup, or move it away to start with an empty database.",
                cause);
    }
}
