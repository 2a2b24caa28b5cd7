package io.targetledger.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Fold;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.ViewReader.Replaced;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A table with a row for each view of one fold and day of the business on which it changed: the last version of that day, as
 * of the end of that day. So a row is final once its day is over, whatever is put right later; until then it counts as
 * changed by every event.
 */
public final class DayFactTable<V, R extends Record & FactRow> implements FactTable<R> {

    /**
     * A view as a day left it.
     *
     * @param end of the day, or the point that is read at if that comes earlier
     * @param changedAt when the last event up to there was recorded
     */
    public record Day<V>(Versioned<V> version, LocalDate day, ReadPoint end, Instant changedAt) {}

    /** A row for each, in their order; many at a time, so that days are read once. */
    @FunctionalInterface
    public interface Rows<V, R> {
        List<R> of(List<Day<V>> days, ReadPoint at);
    }

    private final String name;
    private final Class<R> rowType;
    private final Views views;
    private final ViewReader<V> reader;
    private final List<FactFilter> filters;
    private final Rows<V, R> rows;
    private final Membership<R> membership;

    public DayFactTable(
            String name, Class<R> rowType, Views views, Fold<V, ?> fold, List<FactFilter> filters, Rows<V, R> rows) {
        this(name, rowType, views, views.reader(fold), List.copyOf(filters), rows, Membership.ofEverybody());
    }

    private DayFactTable(
            String name,
            Class<R> rowType,
            Views views,
            ViewReader<V> reader,
            List<FactFilter> filters,
            Rows<V, R> rows,
            Membership<R> membership) {
        this.name = name;
        this.rowType = rowType;
        this.views = views;
        this.reader = reader;
        this.filters = filters;
        this.rows = rows;
        this.membership = membership;
    }

    /** @param path of the unit or person whose row it is, in the view */
    public DayFactTable<V, R> ofMemberAt(String path) {
        return new DayFactTable<>(name, rowType, views, reader, filters, rows, Membership.at(path));
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
        Days days = new Days(at);
        Place start =
                ViewFactTable.start(name, question.after(), new Changed(days.before(changed.after()), changed.until()));
        // Versions are looked at whole: whether a later one of the day matches must not let an earlier one in.
        Bson filter = Filters.and(
                ViewFactTable.conditions(filters, question.filter()), membership.condition(name, question.within()));
        List<Day<V>> found = new ArrayList<>();
        Place place = start;
        Place end = start;
        boolean more = true;
        while (more && found.size() <= question.size()) {
            int wanted = question.size() + 1 - found.size();
            List<Replaced<V>> some =
                    reader.versionsInOrder(filter, place.position(), place.key(), false, changed.until(), wanted, at);
            more = some.size() == wanted;
            for (Replaced<V> one : some) {
                Versioned<V> version = one.version();
                place = new Place(version.position(), version.key(), Place.WHOLE);
                ReadPoint dayEnd = days.endOf(version);
                boolean lastOfDay = one.by() > dayEnd.position();
                if (lastOfDay && dayEnd.position() > changed.after() && dayEnd.position() <= changed.until()) {
                    found.add(new Day<>(
                            version, views.dayOf(version.updatedAt()), dayEnd, days.changedAt(dayEnd.position())));
                    end = found.size() <= question.size() ? place : end;
                }
            }
        }
        boolean next = found.size() > question.size();
        List<Day<V>> shown = next ? found.subList(0, question.size()) : found;
        return new FactPage<>(rows.of(shown, at), end.encoded(name), next);
    }

    /** Ends of days, each read once a page. */
    private final class Days {

        private final ReadPoint at;
        private final Map<LocalDate, ReadPoint> ends = new HashMap<>();
        private final Map<Long, Instant> recorded = new HashMap<>();

        Days(ReadPoint at) {
            this.at = at;
        }

        ReadPoint endOf(Versioned<?> version) {
            return ends.computeIfAbsent(views.dayOf(version.updatedAt()), day -> views.endOf(day, at));
        }

        Instant changedAt(long position) {
            return recorded.computeIfAbsent(position, views::recordedAt);
        }

        /** Where the day of a position begins: rows of that day may have changed since. */
        long before(long position) {
            @Nullable Instant moment = position == 0 || position > at.position() ? null : changedAt(position);
            return moment == null
                    ? position
                    : views.endOf(views.dayOf(moment).minusDays(1), at).position();
        }
    }
}
