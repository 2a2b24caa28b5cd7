package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/**
 * Fills new indexes of a collection in one pass over its documents. Each document is decoded once for all of them, by as many
 * threads as there are processors; what came out is sorted and appended, so that no page is visited twice and all are full.
 * Of a collection whose entries would fill the memory, one sorted part after the other is merged into what is there.
 *
 * <p>To be run by one thread that excludes writers.
 */
final class IndexBuild {

    private static final int DOCUMENTS_AT_ONCE = 4_096;
    private static final int SLICE = 256;
    private static final long BYTES_OF_AN_ENTRY = 128;
    private static final long LEAST_HELD = 200_000;

    private final StoredCollection collection;
    private final MVMap<byte[], byte[]> documents;
    private final List<OrderedIndex> indexes;
    private final PartialDecoder decoder;
    private final Runnable betweenWrites;
    private final long mostHeld;
    private final List<List<Entry>> entries = new ArrayList<>();
    private long held;

    /** One of an index's entries. */
    private static final class Entry implements Comparable<Entry> {

        /** What the index's map has it under: the indexed values, then the document's key. */
        final byte[] key;

        /** How many bytes of the key are the indexed values. */
        final Long values;

        /** Some bytes of the key as a number, which mostly settles its place without a look at the key. */
        private long rank;

        Entry(byte[] key, int values) {
            this.key = key;
            this.values = (long) values;
        }

        /** @param start how many bytes all the entries that are compared have in common */
        void rank(int start) {
            long bytes = 0;
            for (int at = start; at < start + Long.BYTES; at++) {
                bytes = bytes << Byte.SIZE | (at < key.length ? key[at] & 0xff : 0);
            }
            rank = bytes;
        }

        @Override
        public int compareTo(Entry other) {
            int byRank = Long.compareUnsigned(rank, other.rank);
            return byRank != 0 ? byRank : Arrays.compareUnsigned(key, other.key);
        }

        boolean hasValuesOf(Entry other) {
            return values.equals(other.values)
                    && Arrays.equals(key, 0, values.intValue(), other.key, 0, values.intValue());
        }

        byte[] indexed() {
            return Arrays.copyOf(key, values.intValue());
        }

        byte[] position() {
            return Arrays.copyOfRange(key, values.intValue(), key.length);
        }
    }

    private record Stored(byte[] key, byte[] document) {}

    /** @param betweenWrites called again and again while pages are written; may commit them */
    IndexBuild(StoredCollection collection, List<OrderedIndex> indexes, Runnable betweenWrites) {
        this(
                collection,
                indexes,
                betweenWrites,
                Math.max(LEAST_HELD, Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_AN_ENTRY));
    }

    /** @param mostHeld how many entries to hold in memory, give or take those of some documents */
    IndexBuild(StoredCollection collection, List<OrderedIndex> indexes, Runnable betweenWrites, long mostHeld) {
        this.betweenWrites = betweenWrites;
        this.mostHeld = mostHeld;
        this.collection = collection;
        this.documents = collection.documents();
        this.indexes = indexes;
        Set<String> paths = new LinkedHashSet<>();
        indexes.forEach(index -> paths.addAll(index.paths()));
        this.decoder = PartialDecoder.of(paths);
        indexes.forEach(index -> entries.add(new ArrayList<>()));
    }

    /**
     * Leaves the indexes complete, but for the mark that says so.
     *
     * @throws DuplicateKeyError if two documents have the same values under a unique one
     * @throws de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError if one of them cannot hold a document
     */
    void run() {
        Cursor<byte[], byte[]> cursor = documents.cursor(null);
        List<Stored> some = new ArrayList<>(DOCUMENTS_AT_ONCE);
        while (cursor.hasNext()) {
            some.add(new Stored(cursor.next(), cursor.getValue()));
            if (some.size() == DOCUMENTS_AT_ONCE || !cursor.hasNext()) {
                collect(some);
                some.clear();
                if (held >= mostHeld) {
                    load();
                }
            }
        }
        load();
    }

    private void collect(List<Stored> some) {
        IntStream.range(0, (some.size() + SLICE - 1) / SLICE)
                .parallel()
                .mapToObj(slice -> entriesOf(some.subList(slice * SLICE, Math.min(some.size(), (slice + 1) * SLICE))))
                .toList()
                .forEach(slice -> {
                    for (int i = 0; i < indexes.size(); i++) {
                        entries.get(i).addAll(slice.get(i));
                        held += slice.get(i).size();
                    }
                });
    }

    private List<List<Entry>> entriesOf(List<Stored> some) {
        List<List<Entry>> found = new ArrayList<>();
        List<OrderedIndex.Reading> readings = new ArrayList<>();
        for (OrderedIndex index : indexes) {
            found.add(new ArrayList<>(some.size()));
            readings.add(index.reading());
        }
        for (Stored stored : some) {
            var document = decoder.decode(stored.document());
            for (int i = 0; i < indexes.size(); i++) {
                List<Entry> ofIndex = found.get(i);
                for (Key values : readings.get(i).entriesOf(document).byKey().keySet()) {
                    ofIndex.add(new Entry(OrderedIndex.concatenate(values, stored.key()), values.bytes().length));
                }
            }
        }
        readings.forEach(OrderedIndex.Reading::end);
        return found;
    }

    private void load() {
        IntStream.range(0, indexes.size()).parallel().forEach(i -> {
            Entry[] sorted = entries.set(i, new ArrayList<>()).toArray(Entry[]::new);
            sort(sorted);
            load(indexes.get(i), sorted);
        });
        held = 0;
    }

    private static void sort(Entry[] entries) {
        if (entries.length > 0) {
            int common = entries[0].key.length;
            for (Entry entry : entries) {
                int mismatch = Arrays.mismatch(entries[0].key, entry.key);
                common = mismatch < 0 ? common : Math.min(common, mismatch);
            }
            for (Entry entry : entries) {
                entry.rank(common);
            }
            Arrays.parallelSort(entries);
        }
    }

    private void load(OrderedIndex index, Entry[] sorted) {
        MVMap<byte[], Long> map = index.map();
        boolean first = map.isEmpty();
        if (index.isUnique()) {
            refuseDuplicates(index, sorted, !first);
        }
        for (int i = 0; i < sorted.length; i++) {
            if (first) {
                map.append(sorted[i].key, sorted[i].values);
            } else {
                map.put(sorted[i].key, sorted[i].values);
            }
            if (i % DOCUMENTS_AT_ONCE == 0) {
                betweenWrites.run();
            }
        }
    }

    private void refuseDuplicates(OrderedIndex index, Entry[] sorted, boolean othersAreThere) {
        for (int i = 0; i < sorted.length; i++) {
            Entry entry = sorted[i];
            if ((i > 0 && entry.hasValuesOf(sorted[i - 1]))
                    || (othersAreThere && index.isHeldByAnother(entry.indexed(), entry.position()))) {
                throw new DuplicateKeyError(index, collection, index.getKeys(), valuesOf(index, entry));
            }
        }
    }

    private KeyValue valuesOf(OrderedIndex index, Entry entry) {
        byte[] document = Objects.requireNonNull(documents.get(entry.position()));
        Key values = new Key(entry.indexed());
        IndexEntries.Entry found =
                index.reading().entriesOf(decoder.decode(document)).byKey().get(values);
        return new KeyValue(Objects.requireNonNull(found).values());
    }
}
