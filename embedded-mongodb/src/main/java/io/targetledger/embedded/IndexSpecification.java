package io.targetledger.embedded;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/** What a client may ask of an index. Whatever would not be honoured is refused. */
final class IndexSpecification {

    private static final int CANNOT_CREATE_INDEX = 67;
    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final int INDEX_KEY_SPECS_CONFLICT = 86;
    private static final int MOST_FIELDS = 32;

    private static final Set<String> HONOURED =
            Set.of("v", "key", "name", "ns", "unique", "sparse", "background", "partialFilterExpression");
    private static final Pattern ARRAY_POSITION_OR_WILDCARD = Pattern.compile("(^|.*\\.)(\\d+|\\$\\*\\*)(\\..*|$)");

    private IndexSpecification() {}

    /** @throws MongoServerError naming the option that is not supported */
    static void refuseUnsupported(Document description) {
        description.forEach((option, value) -> {
            if (!HONOURED.contains(option) && isSet(option, value)) {
                throw refused("the index option '" + option + "' is not supported by this embedded server; leave it out"
                        + " or use a real MongoDB");
            }
        });
        Document key = Fields.document(description, "key");
        if (key.size() > MOST_FIELDS) {
            throw refused("an index has at most " + MOST_FIELDS + " fields, this one " + key.size());
        }
        for (Map.Entry<String, Object> field : key.entrySet()) {
            if (!(field.getValue() instanceof Number direction) || direction.doubleValue() == 0) {
                throw refused("the field '" + field.getKey() + "' must be indexed by 1 or -1, was " + field.getValue()
                        + "; text, geo and hashed indexes are not supported by this embedded server");
            }
            if (ARRAY_POSITION_OR_WILDCARD.matcher(field.getKey()).matches()) {
                throw refused("the field '" + field.getKey() + "' names an array position or a wildcard,"
                        + " which this embedded server cannot index");
            }
        }
        if (description.containsKey("partialFilterExpression") && Fields.isTrue(description.get("sparse"))) {
            throw refused("cannot mix 'partialFilterExpression' and 'sparse' options");
        }
    }

    private static boolean isSet(String option, @Nullable Object value) {
        if (option.equals("collation") && value instanceof Document collation) {
            return !"simple".equals(collation.get("locale"));
        }
        return value != null && !Boolean.FALSE.equals(value);
    }

    /**
     * Whether the same index exists already.
     *
     * @throws MongoServerError if one of this name with other options exists, or the same under another name
     */
    static boolean exists(Document requested, Iterable<Document> existing) {
        for (Document index : existing) {
            boolean sameName = Objects.equals(index.get("name"), requested.get("name"));
            boolean sameKey = sameKey(Fields.document(index, "key"), Fields.document(requested, "key"));
            boolean sameFilter =
                    Objects.equals(index.get("partialFilterExpression"), requested.get("partialFilterExpression"));
            boolean sameOptions = sameFilter
                    && Fields.isTrue(index.get("unique")) == Fields.isTrue(requested.get("unique"))
                    && Fields.isTrue(index.get("sparse")) == Fields.isTrue(requested.get("sparse"));
            if (sameName && sameKey && sameOptions) {
                return true;
            }
            if (sameName) {
                throw new MongoServerError(
                        INDEX_KEY_SPECS_CONFLICT,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index but another key or other options."
                                + " Requested index: " + requested + ", existing index: " + index);
            }
            if (sameKey && sameFilter) {
                throw new MongoServerError(
                        INDEX_OPTIONS_CONFLICT,
                        "IndexOptionsConflict",
                        "Index already exists with a different name: " + index.get("name"));
            }
        }
        return false;
    }

    private static boolean sameKey(Document one, Document other) {
        if (!List.copyOf(one.keySet()).equals(List.copyOf(other.keySet()))) {
            return false;
        }
        return one.entrySet().stream()
                .allMatch(field -> isAscending(field.getValue()) == isAscending(other.get(field.getKey())));
    }

    static boolean isAscending(@Nullable Object direction) {
        return direction instanceof Number number && number.doubleValue() > 0;
    }

    private static MongoServerError refused(String why) {
        return new MongoServerError(CANNOT_CREATE_INDEX, "CannotCreateIndex", why);
    }
}
