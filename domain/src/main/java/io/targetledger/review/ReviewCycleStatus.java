package io.targetledger.review;

import org.jspecify.annotations.Nullable;

/**
 * Where a cycle stands: from planned to closed step by step, never back; cancelled only while it is planned.
 *
 * <pre>
 *              what is done in it
 * PLANNED      rescheduled or cancelled
 * OPEN         reviews are opened, raters asked
 * ASSESSING    raters are asked and answer
 * CALIBRATING  reviews are scored from the answers, which are final now; ratings are calibrated
 * PUBLISHED    reviews are published, acknowledged, appealed against
 * CLOSED       nothing
 * CANCELLED    nothing
 * </pre>
 */
public enum ReviewCycleStatus {
    PLANNED,
    OPEN,
    ASSESSING,
    CALIBRATING,
    PUBLISHED,
    CLOSED,
    CANCELLED;

    /** The status that follows by the next step; null after the last. */
    public @Nullable ReviewCycleStatus next() {
        return switch (this) {
            case PLANNED -> OPEN;
            case OPEN -> ASSESSING;
            case ASSESSING -> CALIBRATING;
            case CALIBRATING -> PUBLISHED;
            case PUBLISHED -> CLOSED;
            case CLOSED, CANCELLED -> null;
        };
    }

    /** @throws ReviewCycleStatusForbids unless this is the status, or one of those, in which it is done */
    void mustAllow(CycleAction action) {
        if (!action.in.contains(this)) {
            throw new ReviewCycleStatusForbids(
                    this,
                    action.name(),
                    action.in.stream().sorted().toList().toString().replaceAll("[\\[\\]]", ""));
        }
    }
}
