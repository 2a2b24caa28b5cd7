package io.targetledger.embedded;

import java.time.Duration;
import java.util.List;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;

/** The shapes of replies. */
final class Replies {

    /** MongoDB's own default. */
    private static final Duration CURSOR_PATIENCE = Duration.ofMinutes(10);

    private Replies() {}

    static Document okay(Document reply) {
        Utils.markOkay(reply);
        return reply;
    }

    /** The first batch of a result; what does not fit into it is left with a cursor. */
    static Document firstBatch(
            String namespace, List<?> documents, int batchSize, boolean only, CursorRegistry cursors) {
        ResultCursor cursor = new ResultCursor(cursors.generateCursorId(), documents);
        List<?> batch = cursor.take(batchSize);
        boolean complete = only || cursor.isEmpty();
        if (!complete) {
            cursors.add(cursor);
            cursor.forgetWhenIdle(cursors, CURSOR_PATIENCE);
        }
        return okay(new Document(
                "cursor",
                new Document("id", complete ? 0L : cursor.getId())
                        .append("ns", namespace)
                        .append("firstBatch", batch)));
    }

    /** The next batch of a result; with the last one its cursor is forgotten. */
    static Document nextBatch(String namespace, ResultCursor cursor, int batchSize, CursorRegistry cursors) {
        List<?> batch = cursor.take(batchSize);
        boolean complete = cursor.isEmpty();
        if (complete) {
            cursors.remove(cursor);
        }
        return okay(new Document(
                "cursor",
                new Document("id", complete ? 0L : cursor.getId())
                        .append("ns", namespace)
                        .append("nextBatch", batch)));
    }

    static Document failure(RuntimeException failure) {
        Document reply = new Document("ok", 0);
        if (failure instanceof MongoServerException known) {
            reply.append("errmsg", known.getMessageWithoutErrorCode());
            if (known instanceof MongoServerError error) {
                reply.append("code", error.getCode());
                reply.putIfNotNull("codeName", error.getCodeName());
            }
            return reply;
        }
        return reply.append("errmsg", "Unknown error: " + failure)
                .append("code", 1)
                .append("codeName", "InternalError");
    }
}
