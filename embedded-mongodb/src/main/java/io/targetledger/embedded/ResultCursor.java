package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;

/** What is left of a result, handed out in batches that fit into a message. */
final class ResultCursor extends AbstractCursor {

    /** MongoDB's own limit of a batch. */
    private static final long BATCH_BYTES = 16L * 1024 * 1024;

    private final List<Document> documents;
    private int taken;

    ResultCursor(long id, List<Document> documents) {
        super(id);
        this.documents = documents;
    }

    @Override
    public synchronized boolean isEmpty() {
        return taken == documents.size();
    }

    /** @param most how many documents at most, 0 or less for as many as fit */
    @Override
    public synchronized List<Document> takeDocuments(int most) {
        List<Document> batch = new ArrayList<>();
        long bytes = 0;
        while (!isEmpty() && (most <= 0 || batch.size() < most)) {
            Document next = documents.get(taken);
            bytes += BsonBytes.sizeAtMost(next);
            if (!batch.isEmpty() && bytes > BATCH_BYTES) {
                break;
            }
            batch.add(next);
            taken++;
        }
        return batch;
    }
}
