package io.targetledger.cli;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import io.targetledger.embedded.StoreIsCorrupt;
import io.targetledger.embedded.StoreIsHeld;
import io.targetledger.embedded.StoreIsUnwritable;
import io.targetledger.ledger.LedgerException;
import io.targetledger.security.InvalidSetting;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one message why a command failed: what was given, what is allowed, what to do. */
final class Failure {

    private static final String STACK_TRACES = "TARGET_LEDGER_STACKTRACE";

    private Failure() {}

    static String inWords(Throwable thrown) {
        if (System.getenv(STACK_TRACES) != null) {
            thrown.printStackTrace();
        }
        List<Throwable> chain = chainOf(thrown);
        for (Throwable cause : chain) {
            if (cause instanceof StoreIsHeld) {
                return message(cause) + " Choose one with --data DIR.";
            }
            if (cause instanceof StoreIsCorrupt
                    || cause instanceof StoreIsUnwritable
                    || cause instanceof InvalidSetting
                    || cause instanceof LedgerException) {
                return message(cause);
            }
            if (cause instanceof PortInUseException port) {
                return "Port " + port.getPort()
                        + " is in use by another process; stop it, or choose another port with --port N (0 takes any free one)";
            }
            if (cause instanceof MongoSecurityException) {
                return "MongoDB refused the user name or password in MONGODB_URI";
            }
            if (cause instanceof MongoException) {
                return "MongoDB at MONGODB_URI does not answer; check that it runs and can be reached from here: "
                        + message(cause);
            }
        }
        Throwable deepest = chain.get(chain.size() - 1);
        for (Throwable cause : chain) {
            if (cause instanceof BindException bind) {
                return "The setting " + bind.getName() + " cannot be used: " + message(deepest);
            }
        }
        String what = deepest instanceof FileSystemException
                ? deepest.getClass().getSimpleName() + ": " + message(deepest)
                : message(deepest);
        return what + " (set " + STACK_TRACES + "=1 for the stack trace)";
    }

    private static List<Throwable> chainOf(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }
}
