package io.targetledger.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a command says what it says. */
public final class Terminal {

    private Terminal() {}

    /** Whether somebody looks at the error stream, rather than a file or another program taking it in. */
    public static boolean showsErrorStream() {
        Path errorStream = Path.of("/proc/self/fd/2");
        try {
            if (Files.exists(errorStream)) {
                String target = errorStream.toRealPath().toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            }
        } catch (IOException e) {
            return false; // a pipe or a deleted file
        }
        return System.console() != null;
    }
}
