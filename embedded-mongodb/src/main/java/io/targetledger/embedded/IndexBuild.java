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
 *
 * <p>To be run by one thread that excludes writers. The entries of all the indexes are held in memory, as the pages made of
 * them are until the store is next committed.
 */
final class IndexBuild {

    private static final int DOCUMENTS_AT_ONCE = 4_096;
    private static final int SLICE = 256;

    private final StoredCollection collection;
    private final MVMap<byte[], byte[]> documents;
    private final List<OrderedIndex> indexes;
    private final PartialDecoder decoder;
    private final List<List<Entry>> entries = new ArrayList<>();

    /**
     * One of an index's entries.
     *
     * @param key what the index's map has it under
     * @param values how many bytes of that are the indexed values, the rest is the document's key
     */
    private record Entry(byte[] key, Long values) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            return Arrays.compareUnsigned(key, other.key);
        }

        boolean hasValuesOf(Entry other) {
            return values.equals(other.values)
                    && Arrays.equals(key, 0, values.intValue(), other.key, 0, values.intValue());
        }

        byte[] position() {
            return Arrays.copyOfRange(key, values.intValue(), key.length);
        }
    }

    private record Stored(byte[] key, byte[] document) {}

    IndexBuild(StoredCollection collection, List<OrderedIndex> indexes) {
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
            }
        }
        for (int i = 0; i < indexes.size(); i++) {
            Entry[] sorted = entries.set(i, List.of()).toArray(Entry[]::new);
            Arrays.parallelSort(sorted);
            load(indexes.get(i), sorted);
        }
    }

    private void collect(List<Stored> some) {
        IntStream.range(0, (some.size() + SLICE - 1) / SLICE)
                .parallel()
                .mapToObj(slice -> entriesOf(some.subList(slice * SLICE, Math.min(some.size(), (slice + 1) * SLICE))))
                .toList()
                .forEach(slice -> {
                    for (int i = 0; i < indexes.size(); i++) {
                        entries.get(i).addAll(slice.get(i));
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
                    ofIndex.add(
                            new Entry(OrderedIndex.concatenate(values, stored.key()), (long) values.bytes().length));
                }
            }
        }
        readings.forEach(OrderedIndex.Reading::end);
        return found;
    }

    private void load(OrderedIndex index, Entry[] sorted) {
        if (index.isUnique()) {
            refuseDuplicates(index, sorted);
        }
        for (Entry entry : sorted) {
            index.map().append(entry.key(), entry.values());
        }
    }

    private void refuseDuplicates(OrderedIndex index, Entry[] sorted) {
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i].hasValuesOf(sorted[i - 1])) {
                throw new DuplicateKeyError(index, collection, index.getKeys(), valuesOf(index, sorted[i]));
            }
        }
    }

    private KeyValue valuesOf(OrderedIndex index, Entry entry) {
        byte[] document = Objects.requireNonNull(documents.get(entry.position()));
        Key values = new Key(Arrays.copyOf(entry.key(), entry.values().intValue()));
        IndexEntries.Entry found =
                index.reading().entriesOf(decoder.decode(document)).byKey().get(values);
        return new KeyValue(Objects.requireNonNull(found).values());
    }
}
