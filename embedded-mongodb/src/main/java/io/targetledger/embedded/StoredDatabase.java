package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import org.h2.mvstore.FileStore;
import org.jspecify.annotations.Nullable;

/**
 * A database whose collections and indexes are durable. Its lists of collections and of indexes are the stock server's
 * {@code system.namespaces} and {@code system.indexes}, kept as collections like any other.
 */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    private static final int ILLEGAL_OPERATION = 20;

    private final Catalog catalog;
    /** The index being created; its filter does not reach {@link #openOrCreateUniqueIndex} otherwise. */
    private @Nullable Document creating;

    StoredDatabase(String name, Catalog catalog, CursorRegistry cursors) {
        super(name, cursors);
        this.catalog = catalog;
        initializeNamespacesAndIndexes();
    }

    CursorRegistry cursors() {
        return cursorRegistry;
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        Refusals.refuseUnsupported(command, query);
        Queries queries = new Queries(this, databases, oplog);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> queries.find(query);
            case "aggregate" -> queries.aggregate(query);
            case "explain" -> queries.explain(query);
            case "createindexes" ->
                createIndexes(query, () -> super.handleCommand(channel, command, query, databases, oplog));
            case "dropindexes" -> dropIndexes(query);
            case "insert" ->
                StoredDocument.areIn(query, "documents") && !isSystem(Fields.text(query, "insert"))
                        ? insert(query)
                        : WriteResults.countInserted(
                                query, super.handleCommand(channel, command, decoded(query), databases, oplog));
            case "update" ->
                WriteResults.oneByOne(query, single -> super.handleCommand(channel, command, single, databases, oplog));
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    @Nullable
    StoredCollection collection(String name) {
        return (StoredCollection) resolveCollection(name, false);
    }

    String namespaceOf(String collectionName) {
        return getFullCollectionNamespace(collectionName);
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String collectionName, CollectionOptions options) {
        StoredCollection collection = new StoredCollection(
                this, collectionName, options, cursorRegistry, catalog, namespaceOf(collectionName));
        catalog.opened(collection);
        return collection;
    }

    @Override
    protected synchronized void addIndex(Document description) {
        IndexSpecification.refuseUnsupported(description);
        String namespace = Fields.text(description, "ns");
        if (IndexSpecification.exists(description, descriptionsOf(namespace))) {
            return;
        }
        Document outer = creating; // creating an index may create its collection, and with it the index on _id
        creating = description;
        try {
            super.addIndex(description);
        } finally {
            creating = outer;
        }
    }

    /** What the stock command does, with documents that are bytes. */
    private Document insert(Document query) {
        StoredCollection collection = (StoredCollection) resolveOrCreateCollection(Fields.text(query, "insert"));
        List<StoredDocument> documents = StoredDocument.listIn(query, "documents");
        boolean ordered = WriteResults.isOrdered(query);
        return WriteResults.inserted(documents.size(), ordered, collection.insert(documents, ordered));
    }

    private static boolean isSystem(String collectionName) {
        return collectionName.startsWith("system.");
    }

    private static Document decoded(Document query) {
        if (!StoredDocument.areIn(query, "documents")) {
            return query;
        }
        Document decoded = query.clone();
        decoded.put(
                "documents",
                StoredDocument.listIn(query, "documents").stream()
                        .map(document -> BsonBytes.decode(document.bytes()))
                        .toList());
        return decoded;
    }

    private List<Document> descriptionsOf(String namespace) {
        List<Document> descriptions = new ArrayList<>();
        MongoCollection<Key> all = indexes.get();
        if (all != null) {
            all.queryAll().forEach(description -> {
                if (namespace.equals(description.get("ns"))) {
                    descriptions.add(description);
                }
            });
        }
        return descriptions;
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        if (keys.size() == 1 && keys.get(0).getKey().equals("_id")) {
            return new IdIndex(indexName, catalog.documents(namespaceOf(collectionName)));
        }
        return open(collectionName, indexName, keys, true, sparse);
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return open(collectionName, indexName, keys, false, sparse);
    }

    private OrderedIndex open(
            String collectionName, String indexName, List<IndexKey> keys, boolean unique, boolean sparse) {
        String namespace = namespaceOf(collectionName);
        Document description = creating != null
                ? creating
                : descriptionsOf(namespace).stream()
                        .filter(each -> indexName.equals(each.get("name")))
                        .findFirst()
                        .orElseGet(Document::new);
        return open(namespace, indexName, keys, unique, sparse, description);
    }

    private OrderedIndex open(
            String namespace,
            String indexName,
            List<IndexKey> keys,
            boolean unique,
            boolean sparse,
            Document description) {
        Document filter = (Document) description.get("partialFilterExpression");
        return new OrderedIndex(catalog, catalog.index(namespace, indexName), indexName, keys, unique, sparse, filter);
    }

    /** The stock command adds one index after the other, and finds each of them built already. */
    private synchronized Document createIndexes(Document query, Supplier<Document> stockCommand) {
        StoredCollection collection = collection(Fields.text(query, "createIndexes"));
        return collection == null
                ? stockCommand.get()
                : collection.addIndexes(newIndexes(collection.getFullName(), query), stockCommand);
    }

    /** @throws MongoServerError if any of the indexes is not supported, or conflicts with one there is */
    private List<OrderedIndex> newIndexes(String namespace, Document query) {
        List<Document> existing = descriptionsOf(namespace);
        Map<String, OrderedIndex> added = new LinkedHashMap<>();
        for (Document description : Fields.documents(query, "indexes")) {
            IndexSpecification.refuseUnsupported(description);
            Document key = Fields.document(description, "key");
            String name = Fields.text(description, "name");
            if (isPrimaryKeyIndex(key) || IndexSpecification.exists(description, existing) || added.containsKey(name)) {
                continue;
            }
            List<IndexKey> keys = key.entrySet().stream()
                    .map(field -> new IndexKey(field.getKey(), IndexSpecification.isAscending(field.getValue())))
                    .toList();
            boolean unique = Fields.isTrue(description.get("unique"));
            boolean sparse = Fields.isTrue(description.get("sparse"));
            added.put(name, open(namespace, name, keys, unique, sparse, description));
        }
        return List.copyOf(added.values());
    }

    /** The stock command forgets the indexes of that name of all collections; this one keeps to its own. */
    private Document dropIndexes(Document query) {
        String collectionName = Fields.text(query, "dropIndexes");
        MongoCollection<Key> collection = resolveCollection(collectionName, false);
        if (collection == null) {
            throw new MongoServerError(26, "NamespaceNotFound", "ns not found " + namespaceOf(collectionName));
        }
        Object wanted = query.get("index");
        List<Document> descriptions = descriptionsOf(collection.getFullName());
        Document response = new Document("nIndexesWas", descriptions.size());
        boolean all = "*".equals(wanted);
        boolean found = all;
        for (Document description : descriptions) {
            boolean primary = isPrimaryKeyIndex(Fields.document(description, "key"));
            boolean named = Objects.equals(description.get("name"), wanted)
                    || (wanted instanceof List<?> names && names.contains(description.get("name")))
                    || Objects.equals(description.get("key"), wanted);
            if (named && primary) {
                throw new MongoServerError(72, "InvalidOptions", "cannot drop _id index");
            }
            if (!primary && (all || named)) {
                dropIndex(collection, Fields.text(description, "name"));
                found = true;
            }
        }
        if (!found) {
            throw wanted instanceof Document key
                    ? new IndexNotFoundException(key)
                    : new IndexNotFoundException("index not found with name [" + wanted + "]");
        }
        return Replies.okay(response);
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String indexName) {
        super.dropIndex(collection, indexName);
        getOrCreateIndexesCollection()
                .deleteDocuments(
                        new Document("ns", collection.getFullName()).append("name", indexName), 0, NoopOplog.get());
    }

    @Override
    public void dropCollection(String collectionName, Oplog oplog) {
        super.dropCollection(collectionName, oplog);
        catalog.remove(namespaceOf(collectionName));
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
        if (oldDatabase != this) {
            throw new MongoServerError(
                    ILLEGAL_OPERATION,
                    "IllegalOperation",
                    "this embedded server cannot rename a collection into another database ("
                            + collection.getFullName() + " to " + namespaceOf(newCollectionName)
                            + "); copy its documents instead");
        }
        String oldNamespace = collection.getFullName();
        catalog.rename(oldNamespace, namespaceOf(newCollectionName));
        super.moveCollection(oldDatabase, collection, newCollectionName);
    }

    @Override
    protected long getStorageSize() {
        FileStore<?> file = catalog.store().getFileStore();
        return file == null ? 0 : file.size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }
}
