package io.targetledger;

import java.util.List;

import io.targetledger.projection.Fold;

/**
 * What the ledger and the views have to know of one aggregate.
 *
 * @param prefix of the stored names of its events, such as {@code goal} in {@code goal.TargetRevised}; stays for ever
 * @param events sealed interface of its events
 * @param folds its read models
 */
record Capability(String prefix, Class<?> events, List<Fold<?, ?>> folds) {

    Capability(String prefix, Class<?> events, Fold<?, ?>... folds) {
        this(prefix, events, List.of(folds));
    }
}
