package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.goal.GoalView;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** Targets made easier when most of the period was over. */
final class LateCuts {

    /** Whole histories are recorded at once by these; what they date back is not hidden by it. */
    private static final Set<String> RECORDS_THE_PAST = Set.of("import", "demo");

    private LateCuts() {}

    static List<Drift.Alarm> among(
            List<GoalPoint> points, Map<String, List<Versioned<TargetMoveView>>> moved, DriftQuestion question) {
        List<Drift.Alarm> alarms = new ArrayList<>();
        for (GoalPoint point : points) {
            for (Versioned<TargetMoveView> move :
                    moved.getOrDefault(point.goal().key(), List.of())) {
                Drift.Alarm alarm = alarm(point.goal(), move, question);
                if (alarm != null) {
                    alarms.add(alarm);
                }
            }
        }
        return alarms;
    }

    private static Drift.@Nullable Alarm alarm(
            Versioned<GoalView> goal, Versioned<TargetMoveView> move, DriftQuestion question) {
        TargetMoveView view = move.view();
        LocalDate on = dayOf(view, question.zone());
        BigDecimal elapsed = goal.view().period().elapsedShare(on);
        if (Turn.of(goal.view().direction(), view.previous(), view.revised()) != Turn.EASIER
                || elapsed.compareTo(question.lateFrom()) < 0) {
            return null;
        }
        return new Drift.Alarm(
                Drift.Kind.LATE_CUT,
                goal,
                on,
                elapsed,
                TargetDrift.share(
                        view.previous().value().subtract(view.revised().value()).abs(),
                        view.previous().value()),
                view.actor(),
                view.reason(),
                List.of(move.position()));
    }

    /** The later of when it took effect and when it was recorded: a date put back does not make a cut an early one. */
    private static LocalDate dayOf(TargetMoveView move, ZoneId zone) {
        LocalDate effective = LocalDate.ofInstant(move.effectiveAt(), zone);
        LocalDate recorded = LocalDate.ofInstant(move.recordedAt(), zone);
        return move.source() != null && RECORDS_THE_PAST.contains(move.source()) || effective.isAfter(recorded)
                ? effective
                : recorded;
    }
}
