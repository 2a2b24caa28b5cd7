package io.targetledger.embedded;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose documents are BSON bytes in one durable map, ordered by {@code _id}. Updates, upserts and matching are the
 * stock server's; finding the candidates is ours.
 *
 * <p>Writers exclude one another; readers work on a {@link Snapshot} and exclude nobody.
 */
final class StoredCollection extends AbstractMongoCollection<Key> {

    private final MVStore store;
    private final Journal journal;
    private final Catalog catalog;
    private final long number;
    private final MVMap<byte[], byte[]> documents;
    private final List<OrderedIndex> orderedIndexes = new CopyOnWriteArrayList<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    /** The inherited matcher remembers array positions for the update under way, so readers must not use it. */
    private final QueryMatcher matcher = new DefaultQueryMatcher();

    /** Set by the thread that holds the write lock while it updates one document at most. */
    private boolean updatingOne;

    /** The bytes of the document that is added, if only what its indexes need of them was decoded. */
    private byte @Nullable [] arriving;

    /** Reads what the indexes need; null while these are not known. */
    private @Nullable PartialDecoder ofIndexes;

    private volatile @Nullable Selection lastSelection;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Catalog catalog,
            String namespace) {
        super(database, name, options, cursors);
        this.store = catalog.store();
        this.journal = catalog.journal();
        this.catalog = catalog;
        this.number = catalog.numberOf(namespace);
        this.documents = catalog.documents(namespace);
    }

    /** What its maps and its entries in the journal are known by, for life. */
    long number() {
        return number;
    }

    /** For tests. */
    Catalog catalog() {
        return catalog;
    }

    MVMap<byte[], byte[]> documents() {
        return documents;
    }

    List<OrderedIndex> orderedIndexes() {
        return orderedIndexes;
    }

    /** How the latest query was answered, for tests. */
    @Nullable
    Selection lastSelection() {
        return lastSelection;
    }

    /**
     * The candidates for a query, in the order asked for if the plan says so; not yet matched, skipped or limited.
     *
     * @param wanted how many documents will be taken, 0 for all
     */
    Selection select(Document query, @Nullable Document sort, long wanted) {
        Snapshot snapshot = Snapshot.of(store, documents, orderedIndexes, lock.readLock());
        try {
            Planner planner = new Planner(documents, query, sort, wanted);
            Plan plan = planner.plan(snapshot.indexes());
            Plan inOrder = planner.inOrderInsteadOf(plan, snapshot.indexes());
            Selection selection = inOrder == null ? null : findingSoon(snapshot, inOrder, query, wanted, plan);
            if (selection == null) {
                selection = new Selection(snapshot, plan);
            }
            lastSelection = selection;
            return selection;
        } catch (RuntimeException | Error failure) {
            snapshot.close();
            throw failure;
        }
    }

    /** Tries a plan for as long as the one it stands in for would take; so the choice between them costs no more than twice the better. */
    private @Nullable Selection findingSoon(Snapshot snapshot, Plan plan, Document query, long wanted, Plan otherwise) {
        Document rest = plan.rest(query);
        Function<byte[], Document> decoder = decoder(ReadPaths.of(rest, null));
        Selection selection = new Selection(snapshot, plan);
        return selection.findsSoon(
                        bytes -> documentMatchesQuery(decoder.apply(bytes), rest), wanted, otherwise.candidates())
                ? selection
                : null;
    }

    /**
     * The documents of a selection that match, in order.
     *
     * @param paths what is read of them; empty for all
     */
    Stream<Document> matching(
            Selection selection, Document query, @Nullable Document sort, Optional<Set<String>> paths) {
        Document rest = selection.plan().rest(query);
        Stream<Document> matching =
                selection.stream().map(decoder(paths)).filter(document -> documentMatchesQuery(document, rest));
        var order = selection.plan().sorted() ? null : deriveComparator(sort);
        return order == null ? matching : matching.sorted(order);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return matcher.matches(document, query);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        boolean one = lock.isWriteLockedByCurrentThread() && updatingOne;
        if (one && query.size() == 1 && isPlain(query.get("_id"))) {
            return new QueryResult(withId(query));
        }
        return documents(query, orderBy, numberToSkip, one ? 1 : limit, fieldSelector);
    }

    /** The short way of the most frequent update, which needs no plan, and no snapshot while it excludes other writers. */
    private List<Document> withId(Document query) {
        byte[] stored = documents.get(Key.of(query.get("_id")).bytes());
        Document document = stored == null ? null : BsonBytes.decode(stored);
        return document != null && documentMatchesQuery(document, query) ? List.of(document) : List.of();
    }

    private static boolean isPlain(@Nullable Object id) {
        return id instanceof String || id instanceof Integer || id instanceof Long || id instanceof ObjectId;
    }

    /** What was asked for, each a {@link StoredDocument} where all of it is wanted, a {@link Document} where a part is. */
    List<?> find(Document query, @Nullable Document sort, int skip, int limit, @Nullable Document projection) {
        return projection == null || projection.isEmpty()
                ? stored(query, sort, skip, limit)
                : documents(query, sort, skip, limit, projection).collectDocuments();
    }

    private List<StoredDocument> stored(Document query, @Nullable Document sort, int skip, int limit) {
        try (Selection selection = select(query, sort, wanted(skip, limit))) {
            Document rest = selection.plan().rest(query);
            var order = selection.plan().sorted() ? null : deriveComparator(sort);
            Function<byte[], Document> decoder = decoder(ReadPaths.of(rest, order == null ? null : sort));
            Stream<Candidate> matching = selection.stream()
                    .map(bytes -> new Candidate(bytes, decoder.apply(bytes)))
                    .filter(candidate -> documentMatchesQuery(candidate.read(), rest));
            if (order != null) {
                matching = matching.sorted(Comparator.comparing(Candidate::read, order));
            }
            return matching.skip(skip)
                    .limit(limit > 0 ? limit : Long.MAX_VALUE)
                    .map(candidate -> new StoredDocument(candidate.bytes()))
                    .toList();
        }
    }

    private record Candidate(byte[] bytes, Document read) {}

    /** All the documents asked for, in one batch. */
    private QueryResult documents(
            Document query, @Nullable Document sort, int skip, int limit, @Nullable Document projection) {
        Function<byte[], Document> decoder = projection == null || projection.isEmpty()
                ? BsonBytes::decode
                : decoder(ReadPaths.of(query, sort, projection));
        try (Selection selection = select(query, sort, wanted(skip, limit))) {
            return matchDocumentsFromStream(
                    selection.plan().rest(query),
                    selection.stream().map(decoder),
                    skip,
                    limit,
                    0,
                    selection.plan().sorted() ? null : deriveComparator(sort),
                    projection);
        }
    }

    private static Function<byte[], Document> decoder(Optional<Set<String>> paths) {
        return paths.<Function<byte[], Document>>map(some -> PartialDecoder.of(some)::decode)
                .orElse(BsonBytes::decode);
    }

    private static long wanted(int skip, int limit) {
        return limit > 0 ? (long) skip + limit : 0;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int numberToReturn,
            int batchSize,
            @Nullable Document fieldSelector) {
        return documents(query, orderBy, numberToSkip, numberToReturn, fieldSelector);
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        return StreamSupport.stream(((Iterable<byte[]>) () -> documents.keyIterator(null)).spliterator(), false)
                .map(key -> new DocumentWithPosition<>(getDocument(new Key(key)), new Key(key)));
    }

    @Override
    protected @Nullable Key findDocumentPosition(Document document) {
        return streamAllDocumentsWithPosition()
                .filter(each -> each.getDocument().equals(document))
                .map(DocumentWithPosition::getPosition)
                .findFirst()
                .orElse(null);
    }

    @Override
    protected Document getDocument(Key position) {
        return BsonBytes.decode(Objects.requireNonNull(documents.get(position.bytes())));
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        String idField = getIdField();
        Key key = idField == null ? afterTheLast() : Key.of(document.get(idField));
        store(key, arriving == null ? BsonBytes.encode(document) : arriving);
        return key;
    }

    private Key afterTheLast() {
        byte[] last = documents.lastKey();
        if (last == null) {
            return Key.of(1L);
        }
        Key next = Key.of(documents.sizeAsLong() + 1);
        return Arrays.compareUnsigned(next.bytes(), last) > 0 ? next : new Key(successor(last));
    }

    private static byte[] successor(byte[] key) {
        byte[] next = Arrays.copyOf(key, key.length + 1);
        next[key.length] = 1;
        return next;
    }

    @Override
    protected void handleUpdate(Key position, Document oldDocument, Document newDocument) {
        store(position, BsonBytes.encode(newDocument));
    }

    private void store(Key key, byte[] document) {
        documents.put(key.bytes(), document);
        journal.put(number, key.bytes(), document);
    }

    /**
     * Writes a document as the journal has it, with its index entries; checked when it was written first.
     *
     * @param stored null where it was removed
     */
    void redo(byte[] key, byte @Nullable [] stored) {
        byte[] known = documents.get(key);
        Document before = known == null ? null : BsonBytes.decode(known);
        Document after = stored == null ? null : BsonBytes.decode(stored);
        for (OrderedIndex index : orderedIndexes) {
            if (before != null && after != null) {
                index.updateInPlace(before, after, new Key(key), this);
            } else if (after != null) {
                index.add(after, new Key(key), this);
            } else if (before != null) {
                index.remove(before);
            }
        }
        if (stored == null) {
            documents.remove(key);
        } else {
            documents.put(key, stored);
        }
    }

    @Override
    protected void removeDocument(Key position) {
        documents.remove(position.bytes());
        journal.remove(number, position.bytes());
    }

    @Override
    public int count() {
        return (int) Math.min(Integer.MAX_VALUE, documents.sizeAsLong());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        // counted when asked for
    }

    @Override
    protected int getDataSize() {
        long size = 0;
        for (byte[] document : documents.values()) {
            size += document.length;
        }
        return (int) Math.min(Integer.MAX_VALUE, size);
    }

    @Override
    public void addIndex(Index<Key> index) {
        writing(() -> {
            if (index instanceof OrderedIndex ordered) {
                build(List.of(ordered));
                orderedIndexes.add(ordered);
                ofIndexes = null;
            }
            super.addIndex(index);
        });
    }

    /**
     * Builds several indexes in one pass and then runs what adds them, before anybody else writes.
     *
     * @param adding adds indexes over the same maps; what it leaves out, or all if it fails, is dropped again
     */
    <T> T addIndexes(List<OrderedIndex> indexes, Supplier<T> adding) {
        return writing(() -> {
            build(indexes);
            try {
                return adding.get();
            } finally {
                Set<String> added = orderedIndexes.stream().map(Index::getName).collect(Collectors.toSet());
                indexes.stream()
                        .filter(index -> !added.contains(index.getName()))
                        .forEach(OrderedIndex::drop);
            }
        });
    }

    private void build(List<OrderedIndex> indexes) {
        List<OrderedIndex> missing =
                indexes.stream().filter(index -> !index.isBuilt()).toList();
        if (missing.isEmpty()) {
            return;
        }
        journal.structureChanged();
        missing.forEach(index -> index.map().clear());
        try {
            new IndexBuild(this, missing, catalog::relieveMemory).run();
            missing.forEach(OrderedIndex::built);
        } catch (MongoServerError failure) {
            missing.forEach(OrderedIndex::drop);
            throw new IndexBuildFailedException(failure, this);
        }
    }

    @Override
    public void dropIndex(String indexName) {
        writing(() -> {
            orderedIndexes.removeIf(index -> index.getName().equals(indexName));
            ofIndexes = null;
            super.dropIndex(indexName);
        });
    }

    @Override
    public void addDocument(Document document) {
        writing(() -> super.addDocument(document));
    }

    @Override
    public void addDocuments(Stream<Document> added) {
        writing(() -> super.addDocuments(added));
    }

    @Override
    public List<Document> insertDocuments(List<Document> inserted, boolean isOrdered) {
        return writing(() -> super.insertDocuments(inserted, isOrdered));
    }

    /**
     * Adds documents as they came from a client.
     *
     * @return an error for each that was refused, by its place
     */
    Map<Integer, MongoServerError> insert(List<StoredDocument> inserted, boolean ordered) {
        return writing(() -> {
            Map<Integer, MongoServerError> refused = new TreeMap<>();
            for (int i = 0; i < inserted.size() && !(ordered && !refused.isEmpty()); i++) {
                try {
                    add(inserted.get(i).bytes());
                } catch (MongoServerError error) {
                    refused.put(i, error);
                }
            }
            return refused;
        });
    }

    private void add(byte[] bytes) {
        Document indexed = ofIndexes().decode(bytes);
        if (!indexed.containsKey("_id")) {
            addDocument(BsonBytes.decode(bytes));
            return;
        }
        BsonBytes.refuseTooLarge(bytes.length);
        arriving = bytes;
        try {
            super.addDocument(indexed);
        } finally {
            arriving = null;
        }
    }

    private PartialDecoder ofIndexes() {
        PartialDecoder decoder = ofIndexes;
        if (decoder == null) {
            Set<String> paths = new HashSet<>(Set.of("_id"));
            orderedIndexes.forEach(index -> paths.addAll(index.paths()));
            decoder = PartialDecoder.of(paths);
            ofIndexes = decoder;
        }
        return decoder;
    }

    @Override
    public Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        return writing(() -> {
            updatingOne = !isMulti;
            try {
                return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
            } finally {
                updatingOne = false;
            }
        });
    }

    @Override
    public Document findAndModify(Document query) {
        return writing(() -> super.findAndModify(query));
    }

    @Override
    public int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return writing(() -> super.deleteDocuments(selector, limit, oplog));
    }

    @Override
    public void removeDocument(Document document) {
        writing(() -> super.removeDocument(document));
    }

    @Override
    public void addDocumentIfMissing(Document document) {
        writing(() -> super.addDocumentIfMissing(document));
    }

    @Override
    public void renameTo(MongoDatabase newDatabase, String newCollectionName) {
        writing(() -> super.renameTo(newDatabase, newCollectionName));
    }

    private void writing(Runnable action) {
        writing(() -> {
            action.run();
            return true;
        });
    }

    private <T> T writing(Supplier<T> action) {
        Lock exclusive = lock.writeLock();
        exclusive.lock();
        try {
            return action.get();
        } finally {
            exclusive.unlock();
        }
    }
}
