package io.targetledger.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Change;
import io.targetledger.projection.Fold;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static io.targetledger.audit.AuditFold.AUDIT;

/** Who did what: over everything, and the history of one object. */
public final class AuditQueries {

    private final Views views;
    private final ViewReader<AuditView> audit;

    public AuditQueries(Views views) {
        this.views = views;
        this.audit = views.reader(AUDIT);
    }

    /** By ledger position. */
    public Slice<AuditView> log(AuditFilter filter, boolean newestFirst, PageRequest page, ReadPoint at) {
        return audit.page(filter.asBson(), new Order(Order.POSITION, newestFirst), page, at)
                .map(Versioned::view);
    }

    public long count(AuditFilter filter, ReadPoint at) {
        return audit.count(filter.asBson(), at);
    }

    /** Whether there was an object of this id by then, whatever its kind. */
    public boolean knows(String aggregate, ReadPoint at) {
        return !audit.some(Filters.eq("view.aggregate", aggregate), 1, at).isEmpty();
    }

    /** The events of one object, oldest first, each with what it changed; two round trips whatever its history. */
    public <V> Slice<HistoryEntry> history(Fold<V, ?> fold, String aggregate, PageRequest page, ReadPoint at) {
        return history(fold, Filters.eq("view.aggregate", aggregate), ArrayList::new, page, at);
    }

    /**
     * Likewise, as far as a reader is shown it.
     *
     * @param untilVersion the last version that is shown
     * @param shown what is shown of each version, in their order; null for nothing
     */
    public <V> Slice<HistoryEntry> history(
            Fold<V, ?> fold,
            String aggregate,
            long untilVersion,
            Function<List<Versioned<V>>, List<@Nullable Versioned<V>>> shown,
            PageRequest page,
            ReadPoint at) {
        Bson filter = Filters.and(Filters.eq("view.aggregate", aggregate), Filters.lte("view.version", untilVersion));
        return history(fold, filter, shown, page, at);
    }

    private <V> Slice<HistoryEntry> history(
            Fold<V, ?> fold,
            Bson filter,
            Function<List<Versioned<V>>, List<@Nullable Versioned<V>>> shown,
            PageRequest page,
            ReadPoint at) {
        Slice<Versioned<AuditView>> events = audit.page(filter, Order.ascending("view.version"), page, at);
        if (events.items().isEmpty()) {
            return new Slice<>(List.of(), events.hasNext(), events.hasPrevious());
        }
        List<Versioned<AuditView>> found = events.values();
        long first = found.get(0).view().position();
        long last = found.get(found.size() - 1).view().position();
        String aggregate = found.get(0).view().aggregate();
        List<Versioned<V>> all = views.reader(fold).versions(aggregate, first, last, found.size() + 1, at);
        List<@Nullable Versioned<V>> seen = shown.apply(all);
        Map<Long, V> versions = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Versioned<V> version = seen.get(i);
            if (version != null) {
                versions.put(all.get(i).version(), version.view());
            }
        }
        return events.map(event -> {
            long version = event.view().version();
            return new HistoryEntry(event.view(), Change.between(versions.get(version - 1), versions.get(version)));
        });
    }

    /** What differs between the object at one point and at another. */
    public <V> List<Change> difference(Fold<V, ?> fold, String aggregate, ReadPoint from, ReadPoint to) {
        return difference(fold, aggregate, from, to, version -> version);
    }

    /** @param shown what a reader is shown of a version; null for nothing */
    public <V> List<Change> difference(
            Fold<V, ?> fold,
            String aggregate,
            ReadPoint from,
            ReadPoint to,
            Function<Versioned<V>, @Nullable Versioned<V>> shown) {
        ViewReader<V> reader = views.reader(fold);
        Optional<Versioned<V>> before = reader.find(aggregate, from).map(shown);
        Optional<Versioned<V>> after = reader.find(aggregate, to).map(shown);
        return Change.between(
                before.map(Versioned::view).orElse(null),
                after.map(Versioned::view).orElse(null));
    }
}
