package io.targetledger;

import java.util.List;

import io.targetledger.ledger.PayloadUpcaster;
import io.targetledger.projection.Fold;

/**
 * What the ledger and the views have to know of one aggregate.
 *
 * @param prefix of the stored names of its events, such as {@code goal} in {@code goal.TargetRevised}; stays for ever
 * @param events sealed interface of its events
 * @param folds its read models
 * @param upcasters read what earlier revisions of its events have left
 */
record Capability(String prefix, Class<?> events, List<Fold<?, ?>> folds, List<PayloadUpcaster> upcasters) {

    Capability(String prefix, Class<?> events, Fold<?, ?>... folds) {
        this(prefix, events, List.of(folds), List.of());
    }

    Capability reading(List<PayloadUpcaster> earlier) {
        return new Capability(prefix, events, folds, earlier);
    }
}
