package io.targetledger.ledger;

/** The events of one append do not fit one commit. */
public final class AppendTooLarge extends LedgerException {

    private final long bytes;
    private final long limit;

    AppendTooLarge(String what, long bytes, long limit) {
        super("%s take %,d bytes, at most %,d fit one commit; split the append or shrink its largest event"
                .formatted(what, bytes, limit));
        this.bytes = bytes;
        this.limit = limit;
    }

    public long bytes() {
        return bytes;
    }

    public long limit() {
        return limit;
    }
}
