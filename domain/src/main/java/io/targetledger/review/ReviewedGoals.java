package io.targetledger.review;

import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Period;

/** The goals of people as they once were, for reviews that pin them. */
public interface ReviewedGoals {

    /**
     * The goals that the person answered for at a position of the ledger, whose period overlaps the given one, and that
     * were active, achieved or missed; with what was measured by then, sorted by id. As it is about the past it never
     * changes and needs no guard.
     */
    List<PinnedGoal> of(PersonId person, Period period, long position);
}
