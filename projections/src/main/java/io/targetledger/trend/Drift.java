package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.goal.GoalView;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** How targets moved. */
public record Drift(List<Row> rows, List<Alarm> alarms, int alarmsLeftOut) {

    /**
     * One series; all its goals count, aligned ones too.
     *
     * @param moved goals whose target was revised at all
     * @param raises revisions that made it harder
     * @param cuts revisions that made it easier
     * @param drift (current − original) ÷ original
     * @param travelled Σ |revised − previous| ÷ original: how far targets moved, there and back
     * @param asOf null when no other point is asked for, or no goal had a target then
     * @param withoutTarget goals that had no target then, left out of {@code asOf}
     */
    public record Row(
            TrendSeries series,
            int goals,
            int moved,
            int revisions,
            int raises,
            int cuts,
            int afterLock,
            @Nullable BigDecimal drift,
            @Nullable BigDecimal travelled,
            @Nullable BigDecimal actual,
            Against original,
            Against current,
            @Nullable Against asOf,
            int withoutTarget,
            List<Mover> movers) {}

    /** Attainment against one state of the targets. */
    public record Against(
            @Nullable BigDecimal target, @Nullable BigDecimal attainment) {}

    /** Who revised targets, and by which events. */
    public record Mover(String actor, int revisions, int raises, int cuts, List<Long> positions) {}

    /** What an alarm is about. */
    public enum Kind {
        /** A target was made easier late in its period, or after it. */
        LATE_CUT,
        /** Much of what was achieved was measured in the first tenth of the period. */
        BUNCHED_AT_START,
        /** Much of what was achieved was measured in the last tenth of the period. */
        BUNCHED_AT_END
    }

    /**
     * Something worth a question, with the events behind it.
     *
     * @param on the day of the cut; the first day of the edge
     * @param elapsedShare of the period on that day
     * @param share of the target that was cut; of the actual that was measured at the edge
     * @param actor who cut; null for measurements
     * @param positions ledger positions of the events behind it, at most 100
     */
    public record Alarm(
            Kind kind,
            Versioned<GoalView> goal,
            LocalDate on,
            BigDecimal elapsedShare,
            BigDecimal share,
            @Nullable String actor,
            @Nullable String reason,
            List<Long> positions) {}
}
