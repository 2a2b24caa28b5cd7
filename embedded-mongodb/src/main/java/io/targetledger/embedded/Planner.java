package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the index that answers a query with the fewest entries. The maps know their keys by rank, so how many entries lie in
 * an interval is known exactly; what share of them the rest of the query lets through is a guess.
 */
final class Planner {

    private static final int MOST_INTERVALS = 2_000;
    private static final double FETCH = 2;
    private static final double SORT = 0.5;
    private static final double PASSED_BY_THE_REST = 0.5;
    /** So that a collection of a few documents is served as it will be when it has grown. */
    private static final double UNBOUNDED = 20;

    private static final int MANY_TIMES = 4;
    /** Of an entry that is passed over. */
    private static final double PASSED_OVER = 0.1;
    /** From how many entries on it is worth a look which share of them is passed over. */
    private static final long MANY_ENTRIES = 10_000;

    private static final int SAMPLES = 32;

    private static final List<IndexKey> ID = List.of(new IndexKey("_id", true));

    private final MVMap<byte[], byte[]> documents;
    private final Conditions conditions;
    private final @Nullable Document sort;
    private final long wanted;

    /**
     * @param sort what to sort by, null or empty for no order
     * @param wanted how many documents are wanted, 0 for all
     */
    Planner(MVMap<byte[], byte[]> documents, Document query, @Nullable Document sort, long wanted) {
        this.documents = documents;
        this.conditions = Conditions.of(query);
        this.sort = sort == null || sort.isEmpty() ? null : sort;
        this.wanted = wanted;
    }

    Plan plan(Iterable<OrderedIndex> indexes) {
        Plan best = planFor(null, ID, false);
        if (best == null || (sort != null && sort.containsKey("$natural"))) {
            return new Plan(
                    null,
                    List.of(new Interval(new byte[0], new byte[0])),
                    isNaturalReverse(),
                    false,
                    false,
                    Set.of(),
                    null,
                    documents.sizeAsLong(),
                    0);
        }
        List<Plan> unclear = new ArrayList<>();
        for (OrderedIndex index : indexes) {
            Plan plan = index.isBuilt() ? planFor(index, index.getKeys(), false) : null;
            if (plan != null && plan.cost() < best.cost()) {
                best = plan;
            }
            if (plan != null && plan.filter() != null && plan.candidates() >= MANY_ENTRIES) {
                unclear.add(plan);
            }
        }
        return bestOf(best, unclear);
    }

    /** Looks closer at those that may turn out better because they pass over most of what they walk along. */
    private Plan bestOf(Plan known, List<Plan> unclear) {
        Plan best = known;
        for (Plan plan : unclear) {
            OrderedIndex index = plan.index();
            if (index != null && plan.candidates() * PASSED_OVER < best.cost()) {
                Plan closer = planFor(index, index.getKeys(), true);
                best = closer != null && closer.cost() < best.cost() ? closer : best;
            }
        }
        return best;
    }

    /**
     * A plan that need not sort, if the best one must and so reads all its many candidates however few are wanted. How soon it
     * comes to as many that match nobody can tell beforehand.
     */
    @Nullable
    Plan inOrderInsteadOf(Plan best, Iterable<OrderedIndex> indexes) {
        if (sort == null || wanted == 0 || best.sorted() || best.candidates() < MANY_TIMES * wanted) {
            return null;
        }
        Plan cheapest = planFor(null, ID, false);
        if (cheapest != null && !cheapest.sorted()) {
            cheapest = null;
        }
        for (OrderedIndex index : indexes) {
            Plan plan = index.isBuilt() ? planFor(index, index.getKeys(), false) : null;
            if (plan != null && plan.sorted() && (cheapest == null || plan.cost() < cheapest.cost())) {
                cheapest = plan;
            }
        }
        return cheapest;
    }

    private boolean isNaturalReverse() {
        return sort != null && sort.get("$natural") instanceof Number direction && direction.intValue() < 0;
    }

    /**
     * Null if the index does not hold every document the query may match, or would help in nothing.
     *
     * @param closer whether to have a look at how many entries would be passed over
     */
    private @Nullable Plan planFor(@Nullable OrderedIndex index, List<IndexKey> fields, boolean closer) {
        if (index != null && index.filter() != null && !conditions.imply(index.filter())) {
            return null;
        }
        List<Condition> bounds = boundsOn(index, fields);
        if (index != null && index.isSparseIndex() && bounds.stream().allMatch(Condition::admitsNull)) {
            return null;
        }
        Order order = index != null && index.leadsThroughArrays() ? Order.NONE : orderOn(fields, bounds, index != null);
        boolean bounded = !bounds.isEmpty();
        if (index != null && !bounded && order == Order.NONE) {
            return null;
        }
        List<Interval> intervals = intervals(fields, bounds);
        MVMap<byte[], ?> map = index == null ? documents : index.map();
        long entries = 0;
        for (Interval interval : intervals) {
            entries += count(map, interval);
        }
        EntryFilter filter = index == null ? null : EntryFilter.of(index, bounds.size(), conditions);
        boolean exhausts = conditions.isExhaustive() && bounds.size() == conditions.size();
        boolean sorted = sort == null || order != Order.NONE;
        double costOfEntry = index == null ? 1 : FETCH;
        if (closer && filter != null) {
            costOfEntry = PASSED_OVER + FETCH * shareAdmitted(map, intervals.get(0), filter);
        }
        return new Plan(
                index,
                intervals,
                order == Order.REVERSE,
                sorted && sort != null,
                bounded,
                answered(index, fields, bounds.size()),
                filter,
                entries,
                cost(entries, exhausts, sorted, costOfEntry) + (bounded ? 0 : UNBOUNDED));
    }

    /** As a few entries tell that are spread over the interval. */
    private static double shareAdmitted(MVMap<byte[], ?> map, Interval interval, EntryFilter filter) {
        long first = rank(map, interval.from());
        long count = count(map, interval);
        int admitted = 0;
        for (int i = 0; i < SAMPLES; i++) {
            byte[] entry = map.getKey(first + count * i / SAMPLES);
            if (entry == null || filter.admits(entry)) {
                admitted++;
            }
        }
        return (double) admitted / SAMPLES;
    }

    private double cost(long entries, boolean exhausts, boolean sorted, double costOfEntry) {
        double walked = entries;
        if (sorted && wanted > 0) {
            walked = exhausts
                    ? Math.min(entries, wanted)
                    : Math.min(entries, Math.max(wanted, entries * PASSED_BY_THE_REST));
        }
        return walked * costOfEntry + (sorted ? 0 : entries * SORT);
    }

    /** Conditions on the leading fields, each but the last asking for points. */
    private List<Condition> boundsOn(@Nullable OrderedIndex index, List<IndexKey> fields) {
        List<Condition> bounds = new ArrayList<>();
        Condition onArray = null;
        long intervals = 1;
        for (int i = 0; i < fields.size(); i++) {
            Condition condition = conditions.at(fields.get(i).getKey());
            if (condition == null) {
                break;
            }
            if (index != null && index.leadsThroughArray(i)) {
                if (onArray != null
                        && (condition.element().isEmpty()
                                || !condition.element().equals(onArray.element()))) {
                    break;
                }
                onArray = condition;
                condition = condition.element().isEmpty() ? condition.oneEnd() : condition;
            }
            intervals *= condition.points() == null
                    ? 1
                    : Math.max(1, condition.points().size());
            if (i > 0 && intervals > MOST_INTERVALS) {
                break;
            }
            bounds.add(condition);
            if (condition.isRange()) {
                break;
            }
        }
        return bounds;
    }

    /** Where a document has one value at most in a field, an entry tells it, and the exact points of a walk need no second look. */
    private Set<String> answered(@Nullable OrderedIndex index, List<IndexKey> fields, int bounded) {
        if (index != null && index.leadsThroughArrays()) {
            return Set.of();
        }
        Set<String> answered = new HashSet<>();
        for (IndexKey field : fields.subList(0, bounded)) {
            if (conditions.isExact(field.getKey())) {
                answered.add(field.getKey());
            }
        }
        return answered;
    }

    private enum Order {
        NONE,
        FORWARD,
        REVERSE
    }

    /** Whether walking the index forwards or backwards gives the order asked for; ties are in the order of {@code _id}. */
    private Order orderOn(List<IndexKey> fields, List<Condition> bounds, boolean endsWithId) {
        if (sort == null) {
            return Order.NONE;
        }
        List<IndexKey> steps = new ArrayList<>(fields);
        if (endsWithId) {
            steps.addAll(ID);
        }
        Order order = null;
        int step = 0;
        for (Map.Entry<String, Object> by : sort.entrySet()) {
            if (!(by.getValue() instanceof Number direction)) {
                return Order.NONE;
            }
            while (step < steps.size()
                    && isConstant(bounds, step)
                    && !steps.get(step).getKey().equals(by.getKey())) {
                step++;
            }
            if (isConstant(by.getKey(), fields, bounds)) {
                continue;
            }
            if (step == steps.size() || !steps.get(step).getKey().equals(by.getKey())) {
                return Order.NONE;
            }
            Order needed = steps.get(step).isAscending() == direction.intValue() > 0 ? Order.FORWARD : Order.REVERSE;
            if (order != null && order != needed) {
                return Order.NONE;
            }
            order = needed;
            step++;
        }
        return order == null ? Order.FORWARD : order;
    }

    private static boolean isConstant(List<Condition> bounds, int field) {
        return field < bounds.size() && bounds.get(field).isSinglePoint();
    }

    private static boolean isConstant(String path, List<IndexKey> fields, List<Condition> bounds) {
        for (int i = 0; i < bounds.size(); i++) {
            if (fields.get(i).getKey().equals(path)) {
                return bounds.get(i).isSinglePoint();
            }
        }
        return false;
    }

    private static List<Interval> intervals(List<IndexKey> fields, List<Condition> bounds) {
        List<Interval> intervals = List.of(new Interval(new byte[0], new byte[0]));
        for (int i = 0; i < bounds.size(); i++) {
            boolean ascending = fields.get(i).isAscending();
            List<Interval> longer = new ArrayList<>();
            for (Interval interval : intervals) {
                for (Interval end : ends(bounds.get(i), ascending)) {
                    longer.add(new Interval(join(interval.low(), end.low()), join(interval.high(), end.high())));
                }
            }
            intervals = longer;
        }
        return intervals;
    }

    private static List<Interval> ends(Condition condition, boolean ascending) {
        List<Interval> ends = new ArrayList<>();
        if (condition.points() == null) {
            ends.add(new Interval(condition.lowEnd(), condition.highEnd()));
        } else {
            condition.points().forEach(point -> ends.add(new Interval(point, point)));
        }
        if (!ascending) {
            ends.replaceAll(end -> new Interval(KeyEncoder.complement(end.high()), KeyEncoder.complement(end.low())));
            Collections.reverse(ends);
        }
        return ends;
    }

    private static byte[] join(byte[] start, byte[] end) {
        byte[] result = Arrays.copyOf(start, start.length + end.length);
        System.arraycopy(end, 0, result, start.length, end.length);
        return result;
    }

    private static <V> long count(MVMap<byte[], V> map, Interval interval) {
        if (interval.low().length == 0 && interval.high().length == 0) {
            return map.sizeAsLong();
        }
        byte[] beyond = interval.beyond();
        long end = beyond == null ? map.sizeAsLong() : rank(map, beyond);
        return Math.max(0, end - rank(map, interval.from()));
    }

    private static <V> long rank(MVMap<byte[], V> map, byte[] key) {
        long index = map.getKeyIndex(key);
        return index >= 0 ? index : -index - 1;
    }
}
