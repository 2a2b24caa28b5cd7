package io.targetledger.goal;

import java.time.LocalDate;

import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A goal as it is looked at on one day of the business. */
public record GoalOnDay(Versioned<GoalView> goal, LocalDate day) {

    /** The last day that counts; null where the whole period does, since nothing of it is to be left out. */
    @Nullable
    LocalDate through(LocalDate today) {
        return day.isBefore(today) && day.isBefore(goal.view().period().end()) ? day : null;
    }
}
