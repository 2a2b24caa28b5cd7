package io.targetledger.embedded;

import java.nio.file.Path;

/** The data directory is in use by another process, or a second time by this one. Nothing was changed. */
public final class StoreIsHeld extends IllegalStateException {

    StoreIsHeld(Path directory, Throwable cause) {
        super(
                "The data directory " + directory + " is in use by another process (or opened twice in this one)."
                        + " Stop that process, or choose another directory; a directory serves one process at a time.",
                cause);
    }
}
