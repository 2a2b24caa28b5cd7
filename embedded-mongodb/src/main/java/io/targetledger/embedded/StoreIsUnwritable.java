package io.targetledger.embedded;

import java.nio.file.Path;

/** The data directory cannot be created or written to. */
public final class StoreIsUnwritable extends IllegalStateException {

    StoreIsUnwritable(Path directory, String found, Throwable cause) {
        super(
                "The data directory " + directory + " cannot be written to: " + found
                        + ". Give this process the right to create and write files there, or choose another directory.",
                cause);
    }

    StoreIsUnwritable(Path directory, String found) {
        super("The data directory " + directory + " cannot be written to: " + found
                + ". Give this process the right to create and write files there, or choose another directory.");
    }
}
