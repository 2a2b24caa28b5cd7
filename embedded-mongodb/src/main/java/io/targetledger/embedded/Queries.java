package io.targetledger.embedded;

import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.aggregation.stage.ProjectStage;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.FailedToOptimizePipelineError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.TypeMismatchException;
import de.bwaldvogel.mongo.oplog.Oplog;

/** The commands that read, served along a {@link Plan}. */
final class Queries {

    private static final String PLAN_EXECUTOR_ERROR = "PlanExecutor error during aggregation :: caused by :: ";

    private final StoredDatabase database;
    private final DatabaseResolver databases;
    private final Oplog oplog;

    Queries(StoredDatabase database, DatabaseResolver databases, Oplog oplog) {
        this.database = database;
        this.databases = databases;
        this.oplog = oplog;
    }

    Document find(Document command) {
        String name = Fields.text(command, "find");
        StoredCollection collection = database.collection(name);
        List<?> found = collection == null
                ? List.of()
                : collection.find(
                        Fields.document(command, "filter"),
                        (Document) command.get("sort"),
                        Fields.number(command, "skip"),
                        Math.abs(Fields.number(command, "limit")),
                        (Document) command.get("projection"));
        return Replies.firstBatch(
                database.namespaceOf(name),
                found,
                Fields.number(command, "batchSize"),
                Fields.isTrue(command.get("singleBatch")),
                database.cursors());
    }

    Document aggregate(Document command) {
        String name = Fields.text(command, "aggregate");
        StoredCollection collection = database.collection(name);
        Document cursor = Fields.document(command, "cursor");
        Document validated = command.clone();
        if (command.containsKey("cursor")) {
            validated.put("cursor", new Document());
        }
        Source source = Source.of(Aggregation.parse(command.get("pipeline")));
        Aggregation aggregation = Aggregation.fromPipeline(source.rest(), databases, database, collection, oplog);
        aggregation.validate(validated);
        List<Document> result = collection == null ? List.of() : run(aggregation, collection, source);
        return Replies.firstBatch(
                database.namespaceOf(name), result, Fields.number(cursor, "batchSize"), false, database.cursors());
    }

    private static List<Document> run(Aggregation aggregation, StoredCollection collection, Source source) {
        try (Selection selection = collection.select(source.match(), source.sort(), source.limit())) {
            Stream<Document> documents = collection.matching(
                    selection,
                    source.match(),
                    source.sort(),
                    ReadPaths.of(source.match(), source.sort(), source.rest()));
            if (source.limit() > 0) {
                documents = documents.limit(source.limit());
            }
            return aggregation.runStages(documents);
        } catch (TypeMismatchException
                | FailedToOptimizePipelineError
                | ProjectStage.InvalidProjectException unwrapped) {
            throw unwrapped;
        } catch (MongoServerError failure) {
            if (failure.hasCode(ErrorCode._15998, ErrorCode._40353)) {
                throw failure;
            }
            throw new MongoServerError(
                    failure.getCode(),
                    failure.getCodeName(),
                    PLAN_EXECUTOR_ERROR + failure.getMessageWithoutErrorCode(),
                    failure);
        }
    }

    /** Runs the query and tells how, in the essentials of MongoDB's own form. */
    Document explain(Document command) {
        Document explained = Fields.document(command, "explain");
        String name = Fields.text(explained, explained.containsKey("find") ? "find" : "aggregate");
        Source source = explained.containsKey("find")
                ? new Source(
                        Fields.document(explained, "filter"),
                        (Document) explained.get("sort"),
                        limitWithSkip(explained),
                        List.of())
                : Source.of(Aggregation.parse(explained.get("pipeline")));
        StoredCollection collection = database.collection(name);
        if (collection == null) {
            return Replies.okay(
                    new Document("queryPlanner", new Document("winningPlan", new Document("stage", "EOF"))));
        }
        try (Selection selection = collection.select(source.match(), source.sort(), source.limit())) {
            Stream<Document> documents = collection.matching(
                    selection, source.match(), source.sort(), ReadPaths.of(source.match(), source.sort()));
            long returned = (source.limit() > 0 ? documents.limit(source.limit()) : documents).count();
            return Replies.okay(Explanation.of(database.namespaceOf(name), selection, source, returned));
        }
    }

    private static long limitWithSkip(Document find) {
        int limit = Math.abs(Fields.number(find, "limit"));
        return limit == 0 ? 0 : (long) Fields.number(find, "skip") + limit;
    }
}
