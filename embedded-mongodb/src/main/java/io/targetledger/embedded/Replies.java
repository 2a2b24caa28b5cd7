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
            String namespace, List<Document> documents, int batchSize, boolean only, CursorRegistry cursors) {
        ResultCursor cursor = new ResultCursor(cursors.generateCursorId(), documents);
        List<Document> batch = cursor.takeDocuments(batchSize);
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
