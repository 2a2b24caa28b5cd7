package io.targetledger.embedded;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which paths of a document a query looks at. What is not understood for certain is taken to look at all of it. */
final class ReadPaths {

    private static final Set<String> CONNECTIVES = Set.of("$and", "$or", "$nor");
    private static final Set<String> ACCUMULATORS =
            Set.of("$sum", "$avg", "$min", "$max", "$first", "$last", "$addToSet", "$push");

    private final Set<String> paths = new HashSet<>();
    private boolean all;

    private ReadPaths() {}

    /**
     * Paths by which documents can be matched and put into order.
     *
     * @return empty where only the whole document will do
     */
    static Optional<Set<String>> of(Document query, @Nullable Document sort) {
        ReadPaths read = new ReadPaths();
        read.addQuery("", query);
        if (sort != null) {
            sort.forEach(read::addOrder);
        }
        return read.found();
    }

    /** Likewise, and shown as the projection asks. */
    static Optional<Set<String>> of(Document query, @Nullable Document sort, Document projection) {
        Optional<Set<String>> matching = of(query, sort);
        ReadPaths shown = new ReadPaths();
        shown.addProjection(projection);
        return shown.found()
                .flatMap(paths -> matching.map(read -> {
                    paths.addAll(read);
                    return paths;
                }));
    }

    /** Likewise, and what stages of a pipeline make of them. */
    static Optional<Set<String>> of(Document query, @Nullable Document sort, List<Document> stages) {
        ReadPaths made = new ReadPaths();
        if (stages.isEmpty()) {
            made.all = true;
        } else {
            made.addStage(stages.get(0));
        }
        return made.found()
                .flatMap(paths -> of(query, sort).map(read -> {
                    paths.addAll(read);
                    return paths;
                }));
    }

    private Optional<Set<String>> found() {
        return all ? Optional.empty() : Optional.of(paths);
    }

    private void addQuery(String prefix, Document query) {
        query.forEach((key, value) -> {
            if (CONNECTIVES.contains(key) && value instanceof Collection<?> parts) {
                parts.forEach(part -> addPart(prefix, part));
            } else if (key.startsWith("$")) {
                all = true;
            } else {
                addCondition(prefix + key, value);
            }
        });
    }

    private void addPart(String prefix, Object part) {
        if (part instanceof Document query) {
            addQuery(prefix, query);
        } else {
            all = true;
        }
    }

    private void addCondition(String path, @Nullable Object value) {
        if (value instanceof Document condition
                && condition.size() == 1
                && condition.get("$elemMatch") instanceof Document element
                && element.keySet().stream().noneMatch(key -> key.startsWith("$"))) {
            addQuery(path + ".", element);
        } else {
            paths.add(path);
        }
    }

    private void addOrder(String path, @Nullable Object direction) {
        if (path.startsWith("$") || !(direction instanceof Number)) {
            all = true;
        }
        paths.add(path);
    }

    private void addProjection(Document projection) {
        paths.add("_id");
        boolean includes = false;
        for (Map.Entry<String, Object> field : projection.entrySet()) {
            String path = field.getKey();
            if (path.equals("_id") && isFlag(field.getValue())) {
                continue;
            }
            if (path.contains("$") || !isFlag(field.getValue()) || !Fields.isTrue(field.getValue())) {
                all = true;
            }
            includes = true;
            paths.add(path);
        }
        all |= !includes;
    }

    /** Only a stage behind which nothing is left of the documents themselves needs less than all of them. */
    private void addStage(Document stage) {
        if (stage.get("$group") instanceof Document group) {
            group.values().forEach(this::addExpression);
        } else if (!stage.containsKey("$count")) {
            all = true;
        }
    }

    private void addExpression(@Nullable Object expression) {
        if (expression instanceof String text && text.startsWith("$")) {
            all |= text.startsWith("$$");
            paths.add(text.substring(1));
        } else if (expression instanceof Document document) {
            all |= document.keySet().stream().anyMatch(key -> key.startsWith("$") && !ACCUMULATORS.contains(key));
            document.values().forEach(this::addExpression);
        } else if (expression instanceof Collection<?> parts) {
            parts.forEach(this::addExpression);
        }
    }

    private static boolean isFlag(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }
}
