package io.targetledger.embedded;

import java.time.Instant;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The part of a query that an index can answer, by path. What it leaves out is left to the matcher, which sees every candidate
 * anyway; so anything not understood here costs time and never an answer. Only what {@link #isExact} the matcher need not see
 * again.
 */
final class Conditions {

    private final Map<String, Condition> byPath = new HashMap<>();
    private final Set<Map.Entry<String, Object>> clauses = new HashSet<>();
    private final Set<String> exact = new HashSet<>();
    private boolean exhaustive = true;
    private int elements;

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.addQuery(query);
        query.forEach(conditions::addIfExact);
        return conditions;
    }

    @Nullable
    Condition at(String path) {
        return byPath.get(path);
    }

    /** Whether the condition at a path admits what the query's clause of that name does, and nothing else. */
    boolean isExact(String path) {
        return exact.contains(path);
    }

    /** Whether everything that {@code filter} asks for is asked for in the same words. */
    boolean imply(Document filter) {
        return clauses.containsAll(filter.entrySet());
    }

    int size() {
        return byPath.size();
    }

    /** Whether the conditions are the whole query. */
    boolean isExhaustive() {
        return exhaustive;
    }

    private void addQuery(Document query) {
        query.forEach((key, value) -> {
            if (key.equals("$and")) {
                addAll(value);
            } else if (key.equals("$or")) {
                addHulls(value);
            } else if (key.startsWith("$")) {
                exhaustive &= key.equals("$comment");
            } else {
                clauses.add(new AbstractMap.SimpleImmutableEntry<>(key, value));
                addField(key, value, "");
            }
        });
    }

    private void addAll(@Nullable Object parts) {
        if (parts instanceof Collection<?> queries) {
            for (Object part : queries) {
                if (part instanceof Document query) {
                    addQuery(query);
                } else {
                    exhaustive = false;
                }
            }
        }
    }

    /** A path that every branch restricts to values of one type lies in the range around them. */
    private void addHulls(@Nullable Object parts) {
        exhaustive = false;
        if (!(parts instanceof Collection<?> queries) || queries.isEmpty()) {
            return;
        }
        Map<String, Condition> hulls = null;
        for (Object part : queries) {
            if (!(part instanceof Document query)) {
                return;
            }
            Map<String, Condition> branch = of(query).byPath;
            if (hulls == null) {
                hulls = new HashMap<>(branch);
            } else {
                hulls.keySet().retainAll(branch.keySet());
                hulls.replaceAll((path, hull) -> hullOrUnrestricted(hull, branch.get(path)));
                hulls.values().removeIf(hull -> hull == UNRESTRICTED);
            }
        }
        if (hulls != null) {
            hulls.forEach(this::add);
        }
    }

    private static final Condition UNRESTRICTED = new Condition(List.of(), null, null, "");

    private static Condition hullOrUnrestricted(Condition one, @Nullable Condition other) {
        Condition hull = other == null ? null : one.hull(other);
        return hull == null ? UNRESTRICTED : hull;
    }

    private void addField(String path, @Nullable Object value, String element) {
        if (value instanceof Document operators && isOperators(operators)) {
            operators.forEach((operator, operand) -> addOperator(path, operator, operand, element));
        } else if (isPoint(value)) {
            add(path, Condition.points(Collections.singletonList(value), element));
        } else {
            exhaustive = false;
        }
    }

    /** A clause that asks for texts: their encodings are equal if and only if they are. */
    private void addIfExact(String path, @Nullable Object clause) {
        Condition condition = byPath.get(path);
        List<?> texts = textsOf(clause);
        if (condition != null && !texts.isEmpty() && condition.isOneOf(new ArrayList<>(texts))) {
            exact.add(path);
        }
    }

    /** Empty where it asks for anything else, or for more. */
    private static List<?> textsOf(@Nullable Object clause) {
        List<?> values = Collections.singletonList(clause);
        if (clause instanceof Document operators && operators.size() == 1) {
            values = operators.get("$in") instanceof List<?> several
                    ? several
                    : Collections.singletonList(operators.get("$eq"));
        }
        return values.stream().allMatch(String.class::isInstance) ? values : List.of();
    }

    private static boolean isOperators(Document value) {
        return !value.isEmpty() && value.keySet().iterator().next().startsWith("$");
    }

    private void addOperator(String path, String operator, @Nullable Object operand, String element) {
        switch (operator) {
            case "$eq" -> {
                if (isPoint(operand)) {
                    add(path, Condition.points(Collections.singletonList(operand), element));
                    return;
                }
            }
            case "$in" -> {
                if (operand instanceof Collection<?> values && values.stream().allMatch(Conditions::isPoint)) {
                    add(path, Condition.points(new ArrayList<>(values), element));
                    return;
                }
            }
            case "$gt", "$gte" -> {
                if (operand != null && isOrdered(operand)) {
                    add(path, Condition.atLeast(operand, element));
                    return;
                }
            }
            case "$lt", "$lte" -> {
                if (operand != null && isOrdered(operand)) {
                    add(path, Condition.atMost(operand, element));
                    return;
                }
            }
            case "$elemMatch" -> {
                if (operand instanceof Document parts && element.isEmpty()) {
                    addElement(path, parts, path + "#" + elements++);
                }
            }
            default -> {}
        }
        exhaustive = false;
    }

    /** What one and the same element has to fulfil. */
    private void addElement(String path, Document parts, String element) {
        parts.forEach((name, value) -> {
            if (name.equals("$and") && value instanceof Collection<?> all) {
                for (Object part : all) {
                    if (part instanceof Document document) {
                        addElement(path, document, element);
                    }
                }
            } else if (name.startsWith("$")) {
                addOperator(path, name, value, element);
            } else if (!name.contains(".")) {
                addField(path + "." + name, value, element);
            }
        });
    }

    private void add(String path, Condition condition) {
        byPath.merge(path, condition, Condition::and);
    }

    private static boolean isPoint(@Nullable Object value) {
        if (value instanceof Document document) {
            return !isOperators(document) && !BsonRegularExpression.isRegularExpression(document);
        }
        return !(value instanceof Collection)
                && !(value instanceof BsonRegularExpression)
                && !(value instanceof MinKey)
                && !(value instanceof MaxKey)
                && !isNotANumber(value);
    }

    private static boolean isOrdered(Object value) {
        return (value instanceof Number && !isNotANumber(value))
                || value instanceof String
                || value instanceof Instant
                || value instanceof ObjectId
                || value instanceof Boolean
                || value instanceof UUID
                || value instanceof LegacyUUID
                || value instanceof BinData
                || value instanceof BsonTimestamp;
    }

    private static boolean isNotANumber(@Nullable Object value) {
        return value instanceof Number number && Double.isNaN(number.doubleValue());
    }
}
