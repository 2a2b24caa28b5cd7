package io.targetledger.embedded;

import java.util.Arrays;
import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.h2.mvstore.MVMap;

/** The index on {@code _id}: the collection's own map, which is ordered by it, so there is nothing to keep beside it. */
final class IdIndex extends Index<Key> {

    private static final int DOTTED_FIELD_NAME = 57;

    private final MVMap<byte[], byte[]> documents;

    IdIndex(String name, MVMap<byte[], byte[]> documents) {
        super(name, List.of(new IndexKey("_id", true)), false);
        this.documents = documents;
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (documents.containsKey(getPosition(document).bytes())) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(Arrays.asList(document.get("_id"))));
        }
    }

    /** Refuses, before anything is changed, what could not be stored afterwards. */
    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        for (String name : newDocument.keySet()) {
            if (name.contains(".")) {
                throw new MongoServerError(
                        DOTTED_FIELD_NAME,
                        "DottedFieldName",
                        "The dotted field '" + name + "' in '" + name + "' is not valid for storage.");
            }
        }
        BsonBytes.refuseTooLarge(newDocument);
    }

    @Override
    public Key getPosition(Document document) {
        return Key.of(document.get("_id"));
    }

    @Override
    public Key remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        // the document itself is the entry
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
        // an _id never changes
    }

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
        return documents.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        // goes with the collection
    }
}
