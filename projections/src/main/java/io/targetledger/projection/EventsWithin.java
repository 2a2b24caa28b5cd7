package io.targetledger.projection;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.targetledger.ledger.Ledger;
import io.targetledger.projection.ViewWriter.Occurrence;

/** Events of a stretch of the ledger, a batch at a time. */
final class EventsWithin implements Iterator<List<Occurrence>> {

    private final Ledger ledger;
    private final long until;
    private final int batch;
    private long position;

    /** @param after position behind which to begin; what stands at {@code until} is the last */
    EventsWithin(Ledger ledger, long after, long until, int batch) {
        this.ledger = ledger;
        this.position = after;
        this.until = until;
        this.batch = batch;
    }

    @Override
    public boolean hasNext() {
        return position < until;
    }

    @Override
    public List<Occurrence> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Occurrence> events = ledger.read(position, (int) Math.min(batch, until - position)).stream()
                .map(Occurrence::of)
                .toList();
        position = events.get(events.size() - 1).context().position();
        return events;
    }
}
