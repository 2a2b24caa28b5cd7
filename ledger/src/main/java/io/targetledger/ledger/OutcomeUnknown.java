package io.targetledger.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The database went away and stayed away, so that nobody knows whether the append was recorded. It is recorded as a
 * whole or not at all; send it again under the same command id to find out.
 */
public final class OutcomeUnknown extends LedgerException {

    OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
