package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Puts right what the stock server says of batches of writes of which some failed. */
final class WriteResults {

    private WriteResults() {}

    /** The stock server counts the refused documents as inserted. */
    static Document countInserted(Document query, Document reply) {
        List<Document> errors = Fields.documents(reply, "writeErrors");
        if (errors.isEmpty()) {
            return reply;
        }
        int sent = Fields.documents(query, "documents").size();
        boolean ordered = isOrdered(query);
        int inserted = ordered ? Fields.number(errors.get(0), "index") : sent - errors.size();
        reply.put("n", inserted);
        return reply;
    }

    /** @param refused errors by the place of their document */
    static Document inserted(int sent, boolean ordered, Map<Integer, MongoServerError> refused) {
        int inserted = sent - refused.size();
        List<Document> errors = new ArrayList<>();
        for (var each : refused.entrySet()) {
            if (ordered) {
                inserted = each.getKey();
            }
            MongoServerError error = each.getValue();
            Document description = new Document("index", each.getKey())
                    .append("errmsg", error.getMessageWithoutErrorCode())
                    .append("code", error.getCode());
            description.putIfNotNull("codeName", error.getCodeName());
            errors.add(description);
        }
        Document reply = new Document("n", inserted);
        if (!errors.isEmpty()) {
            reply.put("writeErrors", errors);
        }
        return Replies.okay(reply);
    }

    /** The stock server goes on after an error even if the updates are ordered. */
    static Document oneByOne(Document query, UnaryOperator<Document> update) {
        List<Document> updates = Fields.documents(query, "updates");
        if (updates.size() <= 1) {
            return update.apply(query);
        }
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < updates.size() && (errors.isEmpty() || !isOrdered(query)); i++) {
            Document single = query.clone();
            single.put("updates", List.of(updates.get(i)));
            Document reply = update.apply(single);
            matched += Fields.number(reply, "n");
            modified += Fields.number(reply, "nModified");
            addAt(i, Fields.documents(reply, "upserted"), upserted);
            addAt(i, Fields.documents(reply, "writeErrors"), errors);
        }
        Document reply = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            reply.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            reply.put("writeErrors", errors);
        }
        return Replies.okay(reply);
    }

    private static void addAt(int index, List<Document> found, List<Document> all) {
        for (Document each : found) {
            each.put("index", index);
            all.add(each);
        }
    }

    /** Unless a client says otherwise, a batch is ordered. */
    static boolean isOrdered(Document query) {
        return !query.containsKey("ordered") || Fields.isTrue(query.get("ordered"));
    }
}
