package io.targetledger.ledger;

import org.jspecify.annotations.Nullable;

/** A stored event can not be turned into a record of this program: its type or revision is unknown, or its shape differs. */
public final class EventUnreadable extends LedgerException {

    EventUnreadable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
