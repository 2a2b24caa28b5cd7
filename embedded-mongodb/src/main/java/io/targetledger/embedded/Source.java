package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The head of a pipeline that an index can serve.
 *
 * @param match what the leading {@code $match} stages ask for
 * @param sort what the {@code $sort} after them asks for, null if there is none
 * @param limit how many documents the {@code $limit} after it lets through, 0 for all
 * @param rest the stages that are left to run
 */
record Source(Document match, @Nullable Document sort, long limit, List<Document> rest) {

    static Source of(List<Document> pipeline) {
        int at = 0;
        List<Document> matches = new ArrayList<>();
        while (at < pipeline.size() && pipeline.get(at).get("$match") instanceof Document match) {
            matches.add(match);
            at++;
        }
        Document sort = null;
        if (at < pipeline.size() && pipeline.get(at).get("$sort") instanceof Document by && !by.isEmpty()) {
            sort = by;
            at++;
        }
        long limit = 0;
        if (at < pipeline.size() && pipeline.get(at).get("$limit") instanceof Number most && most.longValue() > 0) {
            limit = most.longValue();
            at++;
        }
        return new Source(all(matches), sort, limit, pipeline.subList(at, pipeline.size()));
    }

    private static Document all(List<Document> matches) {
        return switch (matches.size()) {
            case 0 -> new Document();
            case 1 -> matches.get(0);
            default -> new Document("$and", matches);
        };
    }
}
