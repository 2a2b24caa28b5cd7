package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.projection.Fold;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Applies each type's {@link ReadRule}, where it has one, for whoever sent the request that is being answered. */
@Component
public final class ReadRules {

    private final ObjectProvider<ReadRule<?>> beans;
    private volatile @Nullable Map<String, ReadRule<?>> byFold;

    ReadRules(ObjectProvider<ReadRule<?>> beans) {
        this.beans = beans;
    }

    /** Whether not everybody may see the objects whole. */
    public boolean restrict(Fold<?, ?> fold) {
        return byFold().containsKey(fold.name());
    }

    /** What is shown of each version, in their order; null for what is withheld. */
    @SuppressWarnings("unchecked") // a rule and what it shows are of one fold
    public <V> List<@Nullable Versioned<V>> shown(Fold<V, ?> fold, List<Versioned<V>> found) {
        ReadRule<V> rule = (ReadRule<V>) byFold().get(fold.name());
        return rule == null || found.isEmpty() ? new ArrayList<>(found) : rule.shownOf(Callers.actor(), found);
    }

    /** What is shown of one version; null if it is withheld. */
    public <V> @Nullable Versioned<V> shown(Fold<V, ?> fold, Versioned<V> found) {
        return shown(fold, List.of(found)).get(0);
    }

    /** Those of the objects that are not withheld, as they are shown, by id. */
    public <V> Map<String, Found<V>> found(Fold<V, ?> fold, List<Versioned<V>> all, ReadPoint at) {
        Map<String, Found<V>> found = new LinkedHashMap<>();
        for (Versioned<V> version : shown(fold, all)) {
            if (version != null) {
                found.put(version.key(), Found.judged(version, at));
            }
        }
        return found;
    }

    /** A page of objects as they are shown. Those that are withheld ought not to have been found. */
    public <V> Slice<Found<V>> page(Fold<V, ?> fold, Slice<Versioned<V>> slice, ReadPoint at) {
        Map<String, Found<V>> found = found(fold, slice.values(), at);
        List<Slice.Item<Found<V>>> items = new ArrayList<>();
        for (Slice.Item<Versioned<V>> item : slice.items()) {
            Found<V> shown = found.get(item.value().key());
            if (shown != null) {
                items.add(new Slice.Item<>(shown, item.place()));
            }
        }
        return new Slice<>(items, slice.hasNext(), slice.hasPrevious());
    }

    /** Rules ask queries, which need what is wired after the types: so they are found when first needed. */
    private Map<String, ReadRule<?>> byFold() {
        Map<String, ReadRule<?>> known = byFold;
        if (known == null) {
            Map<String, ReadRule<?>> all = new LinkedHashMap<>();
            for (ReadRule<?> rule : beans) {
                if (all.put(rule.fold().name(), rule) != null) {
                    throw new IllegalStateException(
                            "there are two beans of ReadRule for " + rule.fold().name());
                }
            }
            byFold = known = Map.copyOf(all);
        }
        return known;
    }
}
