package io.targetledger.projection;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The usual fold: one view per aggregate, keyed by the aggregate's id, made of that aggregate's events alone. */
public interface AggregateFold<V, E> extends Fold<V, E> {

    @Nullable
    V evolve(@Nullable V before, E event, EventContext context);

    @Override
    default Set<String> keysOf(E event, EventContext context) {
        return Set.of(context.aggregate());
    }

    @Override
    default BusinessTime businessTime() {
        return BusinessTime.BY_EVENTS;
    }

    @Override
    default boolean beginsView(E event, EventContext context) {
        return context.sequence() == 0;
    }

    @Override
    default @Nullable V evolve(String key, @Nullable V before, E event, EventContext context) {
        return evolve(before, event, context);
    }
}
