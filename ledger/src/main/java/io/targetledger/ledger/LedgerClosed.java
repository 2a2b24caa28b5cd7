package io.targetledger.ledger;

/** The ledger was closed before the append was accepted. Nothing of it was recorded. */
public final class LedgerClosed extends LedgerException {

    LedgerClosed() {
        super("this ledger is closed; open another one to append");
    }
}
