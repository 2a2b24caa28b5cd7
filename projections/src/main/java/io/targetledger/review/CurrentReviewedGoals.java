package io.targetledger.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.PersonId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Period;

/** The goals of people as the ledger knew them at a position that the views have passed. */
public final class CurrentReviewedGoals implements ReviewedGoals {

    private final PinnedGoals goals;

    public CurrentReviewedGoals(PinnedGoals goals) {
        this.goals = goals;
    }

    @Override
    public List<PinnedGoal> of(PersonId person, Period period, long position) {
        // What was measured by a position does not depend on the day.
        return goals.of(person.value(), period, new ReadPoint(position, Instant.EPOCH, LocalDate.EPOCH));
    }
}
