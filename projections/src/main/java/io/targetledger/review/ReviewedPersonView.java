package io.targetledger.review;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** One person as a cycle pinned them when it was opened. */
public record ReviewedPersonView(
        ReviewCycleId cycle,
        PersonId person,
        UnitId unit,
        @Nullable PersonId manager) {

    ReviewedPerson asPinned() {
        return new ReviewedPerson(person, unit, manager);
    }
}
