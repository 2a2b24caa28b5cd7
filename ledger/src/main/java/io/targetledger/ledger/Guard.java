package io.targetledger.ledger;

import java.util.Set;

/**
 * The condition that nothing a decision was based on has moved: an append carrying it is refused when any event of
 * {@code eventTypes} stands after {@code afterPosition}.
 *
 * @param afterPosition the position the decision was made at, 0 for an empty ledger
 * @param eventTypes stable names such as {@code goal.TargetRevised}, as the events are stored
 */
public record Guard(long afterPosition, Set<String> eventTypes) {

    public Guard {
        eventTypes = Set.copyOf(eventTypes);
        if (afterPosition < 0) {
            throw new IllegalArgumentException("afterPosition must be 0 or more, was " + afterPosition);
        }
    }
}
