package io.targetledger.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Fold;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows are those of the views of one fold; a view may have any number of rows. The fold has an index {@code
 * from, key, to}, and never ends a view: a row once shown would then be missed rather than seen to be deleted.
 */
public final class ViewFactTable<V, R extends Record & FactRow> implements FactTable<R> {

    /** Rows of each of the versions, in their order; those of one version differ in what is not the version's. */
    @FunctionalInterface
    public interface Rows<V, R> {

        /** Many at a time, so that what they need besides is read once. */
        List<List<R>> of(List<Versioned<V>> versions, ReadPoint at);
    }

    private final String name;
    private final Class<R> rowType;
    private final Views views;
    private final ViewReader<V> reader;
    private final Bson own;
    private final List<FactFilter> filters;
    private final Rows<V, R> rows;
    private final Membership<R> membership;

    /** @param own what views must be to have rows */
    public ViewFactTable(
            String name,
            Class<R> rowType,
            Views views,
            Fold<V, ?> fold,
            Bson own,
            List<FactFilter> filters,
            Rows<V, R> rows) {
        this(name, rowType, views, views.reader(fold), own, List.copyOf(filters), rows, Membership.ofEverybody());
    }

    private ViewFactTable(
            String name,
            Class<R> rowType,
            Views views,
            ViewReader<V> reader,
            Bson own,
            List<FactFilter> filters,
            Rows<V, R> rows,
            Membership<R> membership) {
        this.name = name;
        this.rowType = rowType;
        this.views = views;
        this.reader = reader;
        this.own = own;
        this.filters = filters;
        this.rows = rows;
        this.membership = membership;
    }

    /** @param path of the unit or person whose row it is, in the view */
    public ViewFactTable<V, R> ofMemberAt(String path) {
        return of(Membership.at(path));
    }

    /** @param unitOf the unit a row is of, where only the row says it */
    public ViewFactTable<V, R> ofUnit(Function<R, @Nullable String> unitOf) {
        return of(Membership.in(unitOf));
    }

    /** Its rows tell of nobody. */
    public ViewFactTable<V, R> ofNobody() {
        return of(Membership.ofNobody());
    }

    private ViewFactTable<V, R> of(Membership<R> other) {
        return new ViewFactTable<>(name, rowType, views, reader, own, filters, rows, other);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<R> rowType() {
        return rowType;
    }

    @Override
    public List<FactFilter> filters() {
        return filters;
    }

    @Override
    public Reach reach() {
        return membership.reach();
    }

    @Override
    public FactPage<R> page(FactQuestion question, ReadPoint at) {
        Changed changed = Changed.of(question, views, at);
        Place start = start(name, question.after(), changed);
        Bson filter =
                Filters.and(own, conditions(filters, question.filter()), membership.condition(name, question.within()));
        List<R> found = new ArrayList<>();
        Place place = start;
        @Nullable Place end = null;
        while (true) {
            int wanted = question.size() + 1 - found.size();
            List<Versioned<V>> some = reader.inOrderOfChange(
                    filter, place.position(), place.key(), place.row() != Place.WHOLE, changed.until(), wanted, at);
            List<List<R>> each = rows.of(some, at);
            for (int i = 0; i < some.size(); i++) {
                Versioned<V> version = some.get(i);
                List<R> ofVersion = each.get(i);
                boolean begun =
                        version.position() == start.position() && version.key().equals(start.key());
                for (int row = begun ? start.row() + 1 : 0; row < ofVersion.size(); row++) {
                    if (!membership.shows(ofVersion.get(row), question.within())) {
                        continue;
                    }
                    if (found.size() == question.size()) {
                        return new FactPage<>(found, (end == null ? start : end).encoded(name), true);
                    }
                    found.add(ofVersion.get(row));
                    end = new Place(version.position(), version.key(), row);
                }
            }
            if (some.size() < wanted) {
                return new FactPage<>(found, (end == null ? start : end).encoded(name), false);
            }
            Versioned<V> last = some.get(some.size() - 1);
            place = new Place(last.position(), last.key(), Place.WHOLE);
        }
    }

    /** Where a page begins: behind its cursor, or where the changes begin that are asked for. */
    static Place start(String table, @Nullable String after, Changed changed) {
        Place first = Place.behind(changed.after());
        if (after == null) {
            return first;
        }
        Place given = Place.decoded(after, table);
        return given.isBefore(first) ? first : given;
    }

    /** @throws UnanswerableRead {@code UNKNOWN_NAME} */
    static Bson conditions(List<FactFilter> filters, Map<String, Object> given) {
        List<Bson> conditions = new ArrayList<>();
        given.forEach((name, value) -> conditions.add(filters.stream()
                .filter(filter -> filter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnanswerableRead(
                        "UNKNOWN_NAME",
                        Map.of(
                                "field",
                                "filter",
                                "given",
                                name,
                                "allowed",
                                String.join(
                                        ", ",
                                        filters.stream().map(FactFilter::name).toList()))))
                .asBson(Objects.requireNonNull(value))));
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
