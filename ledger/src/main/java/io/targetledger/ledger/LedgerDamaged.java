package io.targetledger.ledger;

import org.jspecify.annotations.Nullable;

/** The commits in the database contradict each other or what was read before; {@link Ledger#verify} names the place. */
public final class LedgerDamaged extends LedgerException {

    LedgerDamaged(String message) {
        super(message);
    }

    LedgerDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
