package io.targetledger.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

/**
 * Reads one view, at any point: live and as-of reads are the same query with another position, reads with a business time
 * the same with one condition more.
 */
public final class ViewReader<V> {

    private final MongoCollection<Row<V>> rows;
    private final BusinessTime time;
    private final Runnable check;

    /** @param check throws while the view cannot be read */
    ViewReader(MongoCollection<Row<V>> rows, BusinessTime time, Runnable check) {
        this.rows = rows;
        this.time = time;
        this.check = check;
    }

    public Optional<Versioned<V>> find(String key, ReadPoint at) {
        if (at.effectiveAt() != null) {
            Row<V> found = rows().find(inForce(eq(RowCodec.KEY, key), at)).first();
            return Optional.ofNullable(found).map(Row::versioned);
        }
        // Versions of one key follow each other, so the first that outlives the position is the one in force at it.
        Row<V> row = rows().find(and(eq(RowCodec.KEY, key), gt(RowCodec.TO, at.position())))
                .sort(ascending(RowCodec.TO))
                .limit(1)
                .first();
        return row == null || row.versioned().position() > at.position()
                ? Optional.empty()
                : Optional.of(row.versioned());
    }

    /** Those of the keys that have a view, in one round trip. */
    public Map<String, Versioned<V>> findAll(Collection<String> keys, ReadPoint at) {
        return keys.isEmpty() ? Map.of() : byKey(all(in(RowCodec.KEY, keys), at));
    }

    /** Every view that matches, unordered; the caller bounds their number by the filter. */
    public List<Versioned<V>> all(Bson filter, ReadPoint at) {
        return values(rows().find(inForce(filter, at)));
    }

    /** At most so many views that match, unordered. */
    public List<Versioned<V>> some(Bson filter, int atMost, ReadPoint at) {
        return values(rows().find(inForce(filter, at)).limit(atMost));
    }

    /**
     * The views that matched at each of the positions, unordered, in one round trip, whatever they are dated; positions the
     * read does not reach have none. The caller bounds their number by the filter; every version that was in force in between is read.
     */
    public Map<Long, List<Versioned<V>>> allAt(Bson filter, Collection<Long> positions, ReadPoint at) {
        List<Long> reached = positions.stream()
                .filter(position -> position <= at.position())
                .distinct()
                .sorted()
                .toList();
        if (reached.isEmpty()) {
            return Map.of();
        }
        List<Row<V>> between = rows().find(and(
                        filter, gt(RowCodec.TO, reached.get(0)), lte(RowCodec.FROM, reached.get(reached.size() - 1))))
                .into(new ArrayList<>());
        Map<Long, List<Versioned<V>>> found = new LinkedHashMap<>();
        for (long position : reached) {
            found.put(
                    position,
                    between.stream()
                            .filter(row -> row.from() <= position && row.to() > position)
                            .map(Row::versioned)
                            .toList());
        }
        return found;
    }

    public long count(Bson filter, ReadPoint at) {
        return rows().countDocuments(inForce(filter, at));
    }

    /** How many views that match have which texts at these paths, e.g. {@code view.status}; one round trip. */
    public Map<List<String>, Long> countBy(Bson filter, List<String> paths, ReadPoint at) {
        BsonDocument parts = new BsonDocument();
        for (int i = 0; i < paths.size(); i++) {
            parts.append("p" + i, new BsonString("$" + paths.get(i)));
        }
        Map<List<String>, Long> counts = new HashMap<>();
        for (BsonDocument group : rows().aggregate(
                        List.of(
                                Aggregates.match(inForce(filter, at)),
                                Aggregates.group(parts, Accumulators.sum("n", 1L))),
                        BsonDocument.class)) {
            BsonDocument values = group.getDocument("_id");
            List<String> key = parts.keySet().stream()
                    .map(part -> values.getString(part).getValue())
                    .toList();
            counts.put(key, group.getNumber("n").longValue());
        }
        return counts;
    }

    /**
     * One page of the views that match; cost grows with the page, not with what lies before it.
     *
     * @throws UnanswerableRead {@code CURSOR_INVALID}
     */
    public Slice<Versioned<V>> page(Bson filter, Order order, PageRequest request, ReadPoint at) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(inForce(filter, at));
        if (request.after() != null) {
            conditions.add(beyond(Cursor.decoded(request.after(), order.name()), order, false));
        }
        if (request.before() != null) {
            conditions.add(beyond(Cursor.decoded(request.before(), order.name()), order, true));
        }
        boolean descending = order.descending() != request.backward();
        Bson sort = descending
                ? descending(List.of(order.path(), RowCodec.KEY))
                : ascending(List.of(order.path(), RowCodec.KEY));
        List<Row<V>> found = rows().find(and(conditions))
                .sort(sort)
                .limit(request.size() + 1)
                .into(new ArrayList<>());
        boolean more = found.size() > request.size();
        if (more) {
            found.remove(found.size() - 1);
        }
        if (request.backward()) {
            Collections.reverse(found);
        }
        List<Slice.Item<Versioned<V>>> items = found.stream()
                .map(row -> new Slice.Item<>(row.versioned(), () -> cursorOf(row, order)))
                .toList();
        return request.backward()
                ? new Slice<>(items, request.before() != null, more)
                : new Slice<>(items, more, request.after() != null);
    }

    /**
     * The versions of one key that were in force at any time from just before one position up to another, oldest first and
     * whatever they are dated.
     * Cost grows with {@code atMost}, not with what lies before or after.
     */
    public List<Versioned<V>> versions(String key, long fromPosition, long toPosition, int atMost, ReadPoint at) {
        long last = Math.min(toPosition, at.position());
        return values(rows().find(and(eq(RowCodec.KEY, key), gte(RowCodec.TO, fromPosition)))
                        .sort(ascending(RowCodec.TO))
                        .limit(atMost))
                .stream()
                .takeWhile(version -> version.position() <= last)
                .toList();
    }

    /**
     * Every version of these keys that was in force by the point, oldest first, by key, whatever they are dated; the caller
     * bounds their number.
     */
    public Map<String, List<Versioned<V>>> versionsOf(Collection<String> keys, ReadPoint at) {
        return keys.isEmpty()
                ? Map.of()
                : values(rows().find(and(
                                        in(RowCodec.KEY, keys),
                                        lte(RowCodec.FROM, at.position()),
                                        gt(RowCodec.TO, Row.CORRECTED)))
                                .sort(ascending(RowCodec.FROM, RowCodec.KEY)))
                        .stream()
                        .collect(Collectors.groupingBy(Versioned::key));
    }

    /**
     * Views that match, in the order of their latest events.
     *
     * @param position only those whose latest event came after it, or was it and touched a key
     * @param key behind this one, or at it if {@code itself}
     * @param until last position a latest event may have
     */
    public List<Versioned<V>> inOrderOfChange(
            Bson filter, long position, String key, boolean itself, long until, int atMost, ReadPoint at) {
        return values(rows().find(and(
                        filter,
                        behind(position, key, itself),
                        lte(RowCodec.FROM, Math.min(until, at.position())),
                        gt(RowCodec.TO, at.position())))
                .sort(ascending(RowCodec.FROM, RowCodec.KEY))
                .limit(atMost));
    }

    /** Likewise every version there was, whether or not another has replaced it, as reads without a business time see it. */
    public List<Replaced<V>> versionsInOrder(
            Bson filter, long position, String key, boolean itself, long until, int atMost, ReadPoint at) {
        return rows().find(and(
                        filter,
                        behind(position, key, itself),
                        lte(RowCodec.FROM, Math.min(until, at.position())),
                        gt(RowCodec.TO, Row.CORRECTED)))
                .sort(ascending(RowCodec.FROM, RowCodec.KEY))
                .limit(atMost)
                .map(row -> new Replaced<>(row.versioned(), row.to()))
                .into(new ArrayList<>());
    }

    /** @param by position of the event that replaced the version, above every position while none has */
    public record Replaced<V>(Versioned<V> version, long by) {}

    private static Bson behind(long position, String key, boolean itself) {
        Bson sameEvent = itself ? gte(RowCodec.KEY, key) : gt(RowCodec.KEY, key);
        return and(gte(RowCodec.FROM, position), or(gt(RowCodec.FROM, position), sameEvent));
    }

    private MongoCollection<Row<V>> rows() {
        check.run();
        return rows;
    }

    /** Filter for a property that every row has or the view has, e.g. {@code view.owner}. */
    private Bson inForce(Bson filter, ReadPoint at) {
        Bson begun = lte(RowCodec.FROM, at.position());
        Bson inForce = gt(RowCodec.TO, at.position());
        Instant effectiveAt = at.effectiveAt();
        if (effectiveAt != null && time instanceof BusinessTime.ByEvents) {
            return and(
                    filter,
                    or(inForce, gt(RowCodec.UNTIL, effectiveAt)),
                    begun,
                    lte(RowCodec.SINCE, effectiveAt),
                    not(lte(RowCodec.GONE, at.position())));
        }
        if (effectiveAt != null && time instanceof BusinessTime.Dated dated) {
            return and(filter, inForce, begun, lte(dated.path(), dated.toTheDay() ? at.today() : effectiveAt));
        }
        return and(filter, inForce, begun);
    }

    private static Bson beyond(Cursor cursor, Order order, boolean before) {
        boolean smaller = order.descending() != before;
        Function<Object, Bson> byValue = value -> smaller ? lt(order.path(), value) : gt(order.path(), value);
        Bson byKey = smaller ? lt(RowCodec.KEY, cursor.key()) : gt(RowCodec.KEY, cursor.key());
        return order.path().equals(RowCodec.KEY)
                ? byKey
                : or(byValue.apply(cursor.value()), and(eq(order.path(), cursor.value()), byKey));
    }

    private String cursorOf(Row<V> row, Order order) {
        BsonDocument document = new BsonDocument();
        rows.getCodecRegistry()
                .get(rows.getDocumentClass())
                .encode(
                        new BsonDocumentWriter(document),
                        row,
                        EncoderContext.builder().build());
        @Nullable BsonValue value = document;
        for (String step : order.path().split("\\.")) {
            value = value instanceof BsonDocument parent ? parent.get(step) : null;
        }
        return new Cursor(
                        order.name(),
                        value == null ? BsonNull.VALUE : value,
                        row.versioned().key())
                .encoded();
    }

    private static <V> List<Versioned<V>> values(FindIterable<Row<V>> found) {
        return found.map(Row::versioned).into(new ArrayList<>());
    }

    private static <V> Map<String, Versioned<V>> byKey(List<Versioned<V>> found) {
        Map<String, Versioned<V>> byKey = new LinkedHashMap<>();
        found.forEach(versioned -> byKey.put(versioned.key(), versioned));
        return byKey;
    }
}
