package io.targetledger.review;

import java.time.LocalDate;
import java.util.Optional;

import io.targetledger.review.Reminder.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What is overdue in a cycle on some day, worked out when it is asked from where things stood on that day: nothing of it
 * is recorded, so it can be asked of the past as well. A thing is late from the day after its last.
 *
 * <p>Reminders of anonymous raters name them: they are for the rater and for who runs the cycle.
 */
public record Reminders(ReviewCycleId cycleId, ReviewCycleStatus status, CycleSchedule schedule, LocalDate today) {

    /** The cycle's next step, if the day that was planned for it has passed. */
    public Optional<Reminder> step() {
        ReviewCycleStatus next = status.next();
        LocalDate planned = next == null ? null : schedule.dayOf(next);
        return planned == null ? Optional.empty() : late(Kind.STEP, cycleId.value(), null, planned);
    }

    /** An assessment that still waits for its rater: due on the day before calibration, while answers are taken. */
    public Optional<Reminder> assessment(AssessmentId assessment, AssessmentStatus standing, RaterId rater) {
        return status == ReviewCycleStatus.ASSESSING && standing.isOutstanding()
                ? late(
                        Kind.ASSESSMENT,
                        assessment.value(),
                        rater,
                        schedule.calibrating().minusDays(1))
                : Optional.empty();
    }

    /** A published review that the person has not acknowledged: due on the day before the cycle closes. */
    public Optional<Reminder> acknowledgement(ReviewId review, ReviewStatus standing, RaterId person, boolean given) {
        return status == ReviewCycleStatus.PUBLISHED && standing.isPublished() && !given
                ? late(Kind.ACKNOWLEDGEMENT, review.value(), person, lastDay())
                : Optional.empty();
    }

    /** An appeal that nobody decided on: due on the day before the cycle closes. */
    public Optional<Reminder> appeal(ReviewId review, ReviewStatus standing) {
        return status == ReviewCycleStatus.PUBLISHED && standing == ReviewStatus.APPEALED
                ? late(Kind.APPEAL, review.value(), null, lastDay())
                : Optional.empty();
    }

    private LocalDate lastDay() {
        return schedule.closes().minusDays(1);
    }

    private Optional<Reminder> late(Kind kind, String subject, @Nullable RaterId waitsFor, LocalDate due) {
        return today.isAfter(due) ? Optional.of(Reminder.of(kind, subject, waitsFor, due, today)) : Optional.empty();
    }
}
