package io.targetledger.ledger;

/** Someone else was first: the events do not continue their aggregate. Nothing of the append was recorded. */
public final class AggregateConflict extends LedgerException {

    private final String aggregate;
    private final long expected;
    private final long actual;

    /**
     * @param expected last sequence number the append counted on, -1 for a new aggregate
     * @param actual last sequence number the ledger holds, -1 for none
     */
    AggregateConflict(String aggregate, long expected, long actual) {
        super("aggregate %s was expected at version %s but is at %s; load it again and decide anew"
                .formatted(aggregate, version(expected), version(actual)));
        this.aggregate = aggregate;
        this.expected = expected;
        this.actual = actual;
    }

    public String aggregate() {
        return aggregate;
    }

    /** Last sequence number the append counted on, -1 for a new aggregate. */
    public long expected() {
        return expected;
    }

    /** Last sequence number the ledger holds, -1 for none. */
    public long actual() {
        return actual;
    }

    private static String version(long sequence) {
        return sequence < 0 ? "none (new)" : Long.toString(sequence);
    }
}
