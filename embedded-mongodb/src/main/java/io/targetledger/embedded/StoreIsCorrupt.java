package io.targetledger.embedded;

import java.nio.file.Path;

/** The data file cannot be read as one of ours. It is left as it is. */
public final class StoreIsCorrupt extends IllegalStateException {

    StoreIsCorrupt(Path file, String found, Throwable cause) {
        super(
                "The data file " + file + " cannot be read: " + found + ". Nothing was overwritten."
                        + " Restore the file from a backup, or move it away to start with an empty database.",
                cause);
    }
}
