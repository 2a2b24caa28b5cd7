package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** The candidates of one query, read lazily from a snapshot along a plan. Counts what it reads. */
final class Selection implements AutoCloseable {

    /** How many entries are passed over in the time that it takes to read a document and match it. */
    private static final long KEYS_PER_DOCUMENT = 8;

    private final Snapshot snapshot;
    private final Plan plan;
    private final Iterator<Interval> intervals;
    private final @Nullable Set<Key> seen;
    private @Nullable List<byte[]> found;
    private Steps steps = Steps.NONE;
    private long keysExamined;
    private long mostKeys = Long.MAX_VALUE;
    private long documentsExamined;

    Selection(Snapshot snapshot, Plan plan) {
        this.snapshot = snapshot;
        this.plan = plan;
        List<Interval> order = plan.intervals();
        if (plan.reverse()) {
            order = new ArrayList<>(order);
            Collections.reverse(order);
        }
        this.intervals = order.iterator();
        this.seen = plan.index() != null && plan.index().leadsThroughArrays() ? new HashSet<>() : null;
    }

    Plan plan() {
        return plan;
    }

    long keysExamined() {
        return keysExamined;
    }

    long documentsExamined() {
        return documentsExamined;
    }

    /**
     * Reads on until as many as wanted match, or there are no more.
     *
     * @param patience how many candidates to read at most, or entries at so much less a piece
     * @return whether it came to an end; it then yields what it found
     */
    boolean findsSoon(Predicate<byte[]> matches, long wanted, long patience) {
        mostKeys = patience * KEYS_PER_DOCUMENT;
        Candidates candidates = new Candidates();
        List<byte[]> matching = new ArrayList<>();
        while (matching.size() < wanted && candidates.hasNext()) {
            if (documentsExamined >= patience) {
                return false;
            }
            byte[] candidate = candidates.next();
            if (matches.test(candidate)) {
                matching.add(candidate);
            }
        }
        found = matching;
        return keysExamined <= mostKeys;
    }

    Stream<byte[]> stream() {
        if (found != null) {
            return found.stream();
        }
        Spliterator<byte[]> spliterator = Spliterators.spliteratorUnknownSize(new Candidates(), Spliterator.ORDERED);
        return StreamSupport.stream(spliterator, false);
    }

    @Override
    public void close() {
        snapshot.close();
    }

    /** Yields the stored documents of one interval. */
    private interface Steps {

        Steps NONE = () -> null;

        byte @Nullable [] next();
    }

    private final class Candidates implements Iterator<byte[]> {

        private byte @Nullable [] next;

        @Override
        public boolean hasNext() {
            while (next == null) {
                next = steps.next();
                if (next == null) {
                    if (keysExamined > mostKeys || !intervals.hasNext()) {
                        return false;
                    }
                    steps = stepsThrough(intervals.next());
                }
            }
            return true;
        }

        @Override
        public byte[] next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            byte[] document = next;
            next = null;
            documentsExamined++;
            return document;
        }
    }

    private Steps stepsThrough(Interval interval) {
        OrderedIndex index = plan.index();
        byte[] from = plan.reverse() ? interval.beyond() : interval.from();
        if (index == null) {
            Cursor<byte[], byte[]> cursor = snapshot.documents(from, plan.reverse());
            return () -> nextKey(cursor, interval) == null ? null : cursor.getValue();
        }
        Cursor<byte[], Long> cursor = snapshot.entries(index, from, plan.reverse());
        return () -> nextDocument(cursor, interval);
    }

    private byte @Nullable [] nextDocument(Cursor<byte[], Long> cursor, Interval interval) {
        while (true) {
            byte[] entry = nextKey(cursor, interval);
            if (entry == null || keysExamined > mostKeys) {
                return null;
            }
            if (!plan.admits(entry)) {
                continue;
            }
            byte[] id = Arrays.copyOfRange(entry, cursor.getValue().intValue(), entry.length);
            if (seen == null || seen.add(new Key(id))) {
                return snapshot.document(id);
            }
        }
    }

    private byte @Nullable [] nextKey(Cursor<byte[], ?> cursor, Interval interval) {
        while (cursor.hasNext()) {
            byte[] key = cursor.next();
            boolean pastTheEnd = plan.reverse() ? interval.startsAfter(key) : interval.endsBefore(key);
            if (pastTheEnd) {
                return null;
            }
            if (!plan.reverse() || !interval.endsBefore(key)) {
                keysExamined++;
                return key;
            }
        }
        return null;
    }
}
