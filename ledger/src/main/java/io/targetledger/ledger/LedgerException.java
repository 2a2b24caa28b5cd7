package io.targetledger.ledger;

import org.jspecify.annotations.Nullable;

/** Anything the ledger refuses or fails to do. The subclasses say what. */
public class LedgerException extends RuntimeException {

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
