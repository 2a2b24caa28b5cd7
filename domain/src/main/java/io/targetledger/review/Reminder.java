package io.targetledger.review;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/**
 * Something that is late.
 *
 * @param subject what is waited for: id of the cycle, the assessment or the review
 * @param waitsFor who has to act; null for the step of a cycle, which whoever runs it takes
 * @param due last day on which it would have been in time
 * @param daysLate days since then, 1 or more
 */
public record Reminder(Kind kind, String subject, @Nullable RaterId waitsFor, LocalDate due, long daysLate) {

    /** What is late. */
    public enum Kind {
        /** The cycle should have taken its next step. */
        STEP,
        /** A rater should have submitted or declined; for a customer, somebody on their behalf. */
        ASSESSMENT,
        /** The reviewed person should have acknowledged. */
        ACKNOWLEDGEMENT,
        /** Somebody independent should have decided on the appeal. */
        APPEAL
    }

    static Reminder of(Kind kind, String subject, @Nullable RaterId waitsFor, LocalDate due, LocalDate today) {
        return new Reminder(kind, subject, waitsFor, due, ChronoUnit.DAYS.between(due, today));
    }
}
