package io.targetledger.ledger;

/** What the append was decided on has moved. Nothing of it was recorded. */
public final class GuardFailed extends LedgerException {

    private final Guard guard;
    private final String eventType;
    private final long position;

    GuardFailed(Guard guard, String eventType, long position) {
        super("decided at position %d, but %s was recorded at position %d; read again and decide anew"
                .formatted(guard.afterPosition(), eventType, position));
        this.guard = guard;
        this.eventType = eventType;
        this.position = position;
    }

    public Guard guard() {
        return guard;
    }

    /** A guarded event type that moved. */
    public String eventType() {
        return eventType;
    }

    /** Position of an event of that type after the guard's. */
    public long position() {
        return position;
    }
}
