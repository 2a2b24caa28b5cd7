package io.targetledger.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.IndexModel;
import org.jspecify.annotations.Nullable;

/**
 * A read model, written once as a pure function of events: no I/O, no clock, no state of its own. The machinery runs
 * the same fold live and on replay, and keeps every version of the view it makes, so that as-of, history and diff read
 * what this function said and nothing else.
 *
 * @param <V> the view, an immutable record
 * @param <E> the sealed interface of the events it is made of; others never reach it
 */
public interface Fold<V, E> {

    /** Name of the view; unique among all folds; letters and digits. */
    String name();

    /** To be raised whenever {@link #evolve}, the shape of the view or an index changes: the view is then rebuilt. */
    default int version() {
        return 1;
    }

    Class<V> viewType();

    Class<E> eventType();

    /** The views this event touches. A key is the aggregate's id, or one of the fold's own making. */
    Set<String> keysOf(E event, EventContext context);

    /**
     * Whether no view can stand under the event's keys yet, so that none is looked for. It may always say no; it must
     * not say yes where an earlier event may have touched one of them.
     */
    default boolean beginsView(E event, EventContext context) {
        return false;
    }

    /**
     * The view after the event.
     *
     * @param key which of {@link #keysOf} is being evolved
     * @param before the view so far, or null before its first event
     * @return the view after it, or null where the event leaves none
     */
    @Nullable
    V evolve(String key, @Nullable V before, E event, EventContext context);

    /** How reads that are given a business time find the views. */
    default BusinessTime businessTime() {
        return BusinessTime.TIMELESS;
    }

    /**
     * The business day from whose beginning on the event is effective, where the event says so itself; null where it is
     * effective from the moment stated with it, see {@link EventContext#effectiveAt}. Asked for where views are found by
     * their events, see {@link BusinessTime#BY_EVENTS}.
     */
    default @Nullable LocalDate effectiveOn(E event, EventContext context) {
        return null;
    }

    /**
     * Indexes its queries need, over {@code view.…}. What a list is ordered by is followed by {@code key}, which settles
     * ties; without it the database would sort everything that matches for each page. End each with {@code to}, by which
     * the rows in force are found.
     */
    default List<IndexModel> indexes() {
        return List.of();
    }
}
