package io.targetledger.embedded;

import de.bwaldvogel.mongo.bson.Document;

/** What {@code explain} answers. */
final class Explanation {

    private Explanation() {}

    static Document of(String namespace, Selection selection, Source source, long returned) {
        Plan plan = selection.plan();
        Document stage = plan.isScan()
                ? new Document("stage", "COLLSCAN")
                : new Document("stage", "FETCH")
                        .append(
                                "inputStage",
                                new Document("stage", "IXSCAN")
                                        .append("indexName", plan.name())
                                        .append("direction", plan.reverse() ? "backward" : "forward"));
        if (source.sort() != null && !plan.sorted()) {
            stage = new Document("stage", "SORT")
                    .append("sortPattern", source.sort())
                    .append("inputStage", stage);
        }
        return new Document(
                        "queryPlanner",
                        new Document("namespace", namespace)
                                .append("parsedQuery", source.match())
                                .append("winningPlan", stage))
                .append(
                        "executionStats",
                        new Document("executionSuccess", true)
                                .append("nReturned", returned)
                                .append("totalKeysExamined", selection.keysExamined())
                                .append("totalDocsExamined", selection.documentsExamined()));
    }
}
