package io.targetledger.review;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Dates;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * On which days a cycle is to take its steps; none before the one above it.
 *
 * @param opens reviews are opened, and goals pinned
 * @param assessing raters begin to answer
 * @param calibrating answers end, and scores are worked out: the last day for an answer is the day before
 * @param published people see their reviews
 * @param closes last step: acknowledgements and appeals end the day before
 */
public record CycleSchedule(
        LocalDate opens, LocalDate assessing, LocalDate calibrating, LocalDate published, LocalDate closes) {

    /** @throws Refusal {@code SCHEDULE_OUT_OF_ORDER} or {@code DATE_OUT_OF_RANGE} */
    public CycleSchedule {
        Dates.checked("schedule.opens", opens);
        mustFollow("schedule.assessing", opens, assessing);
        mustFollow("schedule.calibrating", assessing, calibrating);
        mustFollow("schedule.published", calibrating, published);
        mustFollow("schedule.closes", published, closes);
        Dates.checked("schedule.closes", closes);
    }

    private static void mustFollow(String field, LocalDate before, LocalDate after) {
        if (after.isBefore(before)) {
            throw new Refusal("SCHEDULE_OUT_OF_ORDER", field, Map.of("given", after, "before", before));
        }
    }

    /** The day on which a cycle is to reach the status; null for those that have none. */
    public @Nullable LocalDate dayOf(ReviewCycleStatus status) {
        return switch (status) {
            case PLANNED, CANCELLED -> null;
            case OPEN -> opens;
            case ASSESSING -> assessing;
            case CALIBRATING -> calibrating;
            case PUBLISHED -> published;
            case CLOSED -> closes;
        };
    }
}
