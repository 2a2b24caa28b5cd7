package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.graphql.Given;
import io.targetledger.graphql.PeriodInput;
import io.targetledger.metric.MetricId;
import org.jspecify.annotations.Nullable;

/** Parts of the input of several mutations of plans. */
final class PlanInputs {

    private PlanInputs() {}

    record ObjectiveInput(
            String code,
            String title,
            @Nullable String metricId,
            @Nullable String measure,
            Threshold.Bound bound,
            BigDecimal threshold,
            LocalDate due) {

        Objective toObjective() {
            return new Objective(
                    code,
                    title,
                    new Measure(Given.optional("objective.metricId", metricId, MetricId::new), measure),
                    new Threshold(bound, threshold),
                    due);
        }
    }

    static List<Objective> objectives(List<ObjectiveInput> given) {
        return given.stream().map(ObjectiveInput::toObjective).toList();
    }

    static Timetable timetable(PeriodInput period, List<LocalDate> checkIns) {
        return new Timetable(period.toPeriod(), checkIns);
    }

    record SupportInput(String code, Support.Kind kind, String description) {

        Support toSupport() {
            return new Support(code, kind, description);
        }
    }

    record ProgressInput(
            String objective,
            @Nullable BigDecimal value,
            CheckIn.Standing standing,
            @Nullable String note) {

        CheckIn.Progress toProgress() {
            return new CheckIn.Progress(objective, value, standing, note);
        }
    }

    static CheckIn checkIn(
            @Nullable LocalDate scheduled,
            LocalDate heldOn,
            List<ProgressInput> progress,
            String nextSteps,
            @Nullable String comment) {
        return new CheckIn(
                scheduled,
                heldOn,
                progress.stream().map(ProgressInput::toProgress).toList(),
                nextSteps,
                comment);
    }

    /** Its kind is told by the id. */
    static Origin origin(@Nullable String id) {
        if (id == null) {
            return new Origin(Origin.Kind.BY_HAND, null);
        }
        return Given.required(
                "originId",
                id,
                given -> new Origin(given.startsWith("review/") ? Origin.Kind.REVIEW : Origin.Kind.GOAL, given));
    }
}
