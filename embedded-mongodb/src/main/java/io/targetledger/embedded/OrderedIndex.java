package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index: a durable map ordered by the indexed values and then by {@code _id}.
 *
 * <p>Its keys are the encoded values followed by the document's key; its values say how long the first part is. The empty key
 * holds the bits of the fields that ever led through an array, and its presence says that the index was built to the end.
 *
 * <p>Not safe for concurrent use on its own: the collection's lock guards it.
 */
final class OrderedIndex extends Index<Key> {

    private static final byte[] ARRAY_FIELDS = {};

    private final Catalog catalog;
    private final MVMap<byte[], Long> map;
    private final boolean unique;
    private final @Nullable Document filter;
    private final DefaultQueryMatcher filterMatcher = new DefaultQueryMatcher();
    private volatile long arrayFields;
    /** What was computed to check a write, for the write that follows. */
    private @Nullable Checked checked;

    private record Checked(Document document, IndexEntries entries) {}

    OrderedIndex(
            Catalog catalog,
            MVMap<byte[], Long> map,
            String name,
            List<IndexKey> fields,
            boolean unique,
            boolean sparse,
            @Nullable Document filter) {
        super(name, fields, sparse);
        this.catalog = catalog;
        this.map = map;
        this.unique = unique;
        this.filter = filter;
        Long known = map.get(ARRAY_FIELDS);
        this.arrayFields = known == null ? 0 : known;
    }

    MVMap<byte[], Long> map() {
        return map;
    }

    @Nullable
    Document filter() {
        return filter;
    }

    boolean isSparseIndex() {
        return super.isSparse();
    }

    boolean leadsThroughArrays() {
        return arrayFields != 0;
    }

    boolean leadsThroughArray(int field) {
        return (arrayFields & 1L << field) != 0;
    }

    /** What of a document decides its entries. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        getKeys().forEach(field -> paths.add(field.getKey()));
        if (filter != null) {
            filterFields(filter, paths);
        }
        return paths;
    }

    private static void filterFields(Document filter, List<String> paths) {
        filter.forEach((name, value) -> {
            if (!name.startsWith("$")) {
                paths.add(name.contains(".") ? name.substring(0, name.indexOf('.')) : name);
            }
            Collection<?> nested = value instanceof Collection<?> several ? several : List.of();
            nested.stream().filter(Document.class::isInstance).forEach(each -> filterFields((Document) each, paths));
        });
    }

    boolean isBuilt() {
        return map.containsKey(ARRAY_FIELDS);
    }

    void built() {
        map.put(ARRAY_FIELDS, arrayFields);
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    /** Whether a document may be absent from this index. */
    @Override
    protected boolean isSparse() {
        return super.isSparse() || filter != null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        check(document, document, collection);
    }

    private void check(Document document, Document holder, MongoCollection<Key> collection) {
        IndexEntries entries = entriesOf(document);
        if (unique) {
            refuseDuplicates(entries, positionOf(holder), collection);
        }
        checked = new Checked(document, entries);
    }

    private IndexEntries entriesOfChecked(Document document) {
        Checked latest = checked;
        checked = null;
        return latest != null && latest.document == document ? latest.entries : entriesOf(document);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        IndexEntries added = entriesOfChecked(document);
        rememberArrays(added.arrayFields());
        added.byKey().keySet().forEach(key -> put(key, position));
    }

    @Override
    public Key remove(Document document) {
        Key position = positionOf(document);
        for (Key key : entriesOf(document).byKey().keySet()) {
            map.remove(concatenate(key, position.bytes()));
        }
        return position;
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        if (!hasSameEntries(oldDocument, newDocument)) {
            check(newDocument, oldDocument, collection);
        }
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
        if (hasSameEntries(oldDocument, newDocument)) {
            return;
        }
        Set<Key> before = entriesOf(oldDocument).byKey().keySet();
        IndexEntries updated = entriesOfChecked(newDocument);
        Set<Key> after = updated.byKey().keySet();
        rememberArrays(updated.arrayFields());
        before.stream()
                .filter(key -> !after.contains(key))
                .forEach(key -> map.remove(concatenate(key, position.bytes())));
        after.stream().filter(key -> !before.contains(key)).forEach(key -> put(key, position));
    }

    /** Whether two versions of a document are plainly alike for this index; told without making their entries. */
    private boolean hasSameEntries(Document one, Document other) {
        if (filter != null) {
            return false;
        }
        for (IndexKey field : getKeys()) {
            String path = field.getKey();
            int dot = path.indexOf('.');
            String name = dot < 0 ? path : path.substring(0, dot);
            Object value = one.getOrMissing(name);
            boolean plain = !(value instanceof Document || value instanceof Collection);
            if (!plain || !Objects.equals(value, other.getOrMissing(name))) {
                return false;
            }
        }
        return true;
    }

    private IndexEntries entriesOf(Document document) {
        return entriesOf(document, filterMatcher);
    }

    private IndexEntries entriesOf(Document document, DefaultQueryMatcher matcher) {
        return filter == null || matcher.matches(document, filter)
                ? IndexEntries.of(document, getKeys(), isSparseIndex())
                : IndexEntries.none();
    }

    /** For one of several threads that read documents to build this index. */
    Reading reading() {
        return new Reading();
    }

    /** Makes the entries of documents that are stored already. */
    final class Reading {

        private final DefaultQueryMatcher matcher = new DefaultQueryMatcher();
        private long arrayFieldsSeen;

        IndexEntries entriesOf(Document document) {
            IndexEntries entries = OrderedIndex.this.entriesOf(document, matcher);
            arrayFieldsSeen |= entries.arrayFields();
            return entries;
        }

        /** Has the index know what was seen. */
        void end() {
            synchronized (OrderedIndex.this) {
                rememberArrays(arrayFieldsSeen);
            }
        }
    }

    private void rememberArrays(long seen) {
        if ((seen & ~arrayFields) != 0) {
            arrayFields |= seen;
            if (isBuilt()) {
                map.put(ARRAY_FIELDS, arrayFields);
            }
        }
    }

    private void put(Key key, Key position) {
        map.put(concatenate(key, position.bytes()), (long) key.bytes().length);
    }

    private void refuseDuplicates(IndexEntries entries, Key position, MongoCollection<Key> collection) {
        for (IndexEntries.Entry entry : entries.byKey().values()) {
            if (isHeldByAnother(entry.key().bytes(), position.bytes())) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(entry.values()));
            }
        }
    }

    boolean isHeldByAnother(byte[] values, byte[] position) {
        Cursor<byte[], Long> cursor = map.cursor(values);
        while (cursor.hasNext()) {
            byte[] key = cursor.next();
            if (!startsWith(key, values)) {
                return false;
            }
            if (!Arrays.equals(key, values.length, key.length, position, 0, position.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    static byte[] concatenate(Key values, byte[] position) {
        byte[] result = Arrays.copyOf(values.bytes(), values.bytes().length + position.length);
        System.arraycopy(position, 0, result, values.bytes().length, position.length);
        return result;
    }

    private static Key positionOf(Document document) {
        return Key.of(document.get("_id"));
    }

    @Override
    public Key getPosition(Document document) {
        return positionOf(document);
    }

    /** Queries are planned by {@link Planner}, never by asking one index after the other. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("queries are planned, not answered by an index alone");
    }

    @Override
    public long getCount() {
        return Math.max(0, map.sizeAsLong() - 1);
    }

    @Override
    public boolean isEmpty() {
        return !isBuilt();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        if (!map.isClosed()) {
            catalog.removeIndex(map);
        }
    }
}
