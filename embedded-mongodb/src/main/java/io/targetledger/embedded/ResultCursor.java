package io.targetledger.embedded;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.util.concurrent.GlobalEventExecutor;

/** What is left of a result, handed out in batches that fit into a message. */
final class ResultCursor extends AbstractCursor {

    /** MongoDB's own limit of a batch. */
    private static final long BATCH_BYTES = 16L * 1024 * 1024;

    private final List<?> documents;
    private int taken;
    private volatile long lastUsed = System.nanoTime();

    /** @param documents each a {@link Document} or a {@link StoredDocument} */
    ResultCursor(long id, List<?> documents) {
        super(id);
        this.documents = documents;
    }

    @Override
    public synchronized boolean isEmpty() {
        return taken == documents.size();
    }

    @Override
    public List<Document> takeDocuments(int most) {
        throw new UnsupportedOperationException("batches are taken by the command getMore only");
    }

    /** @param most how many documents at most, 0 or less for as many as fit */
    synchronized List<?> take(int most) {
        lastUsed = System.nanoTime();
        List<Object> batch = new ArrayList<>();
        long bytes = 0;
        while (!isEmpty() && (most <= 0 || batch.size() < most)) {
            Object next = documents.get(taken);
            bytes += BsonBytes.sizeAtMost(next);
            if (!batch.isEmpty() && bytes > BATCH_BYTES) {
                break;
            }
            batch.add(next);
            taken++;
        }
        return batch;
    }

    /** Has the registry forget this cursor when its client has not come back for so long. Does not keep it alive meanwhile. */
    void forgetWhenIdle(CursorRegistry cursors, Duration patience) {
        checkLater(new WeakReference<>(this), cursors, patience.toNanos(), patience.toNanos());
    }

    private static void checkLater(
            WeakReference<ResultCursor> reference, CursorRegistry cursors, long patience, long delay) {
        GlobalEventExecutor.INSTANCE.schedule(
                () -> {
                    ResultCursor cursor = reference.get();
                    if (cursor != null) {
                        long left = patience - (System.nanoTime() - cursor.lastUsed);
                        if (left <= 0) {
                            cursors.remove(cursor);
                        } else {
                            checkLater(reference, cursors, patience, left);
                        }
                    }
                },
                delay,
                TimeUnit.NANOSECONDS);
    }
}
