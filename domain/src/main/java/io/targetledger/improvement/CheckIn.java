package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * A look at the progress made.
 *
 * @param scheduled the day of the timetable it is for; null for one beside the timetable
 * @param heldOn when it took place
 * @param progress of every objective in force, each once
 * @param nextSteps at most 2,000 characters
 * @param comment at most 2,000 characters
 */
public record CheckIn(
        @Nullable LocalDate scheduled,
        LocalDate heldOn,
        List<Progress> progress,
        String nextSteps,
        @Nullable String comment) {

    /**
     * How one objective stands.
     *
     * @param value as measured, in the unit of its measure; null where nothing can be measured yet
     * @param note at most 1,000 characters
     */
    public record Progress(
            String objective,
            @Nullable BigDecimal value,
            Standing standing,
            @Nullable String note) {

        public Progress {
            objective = Text.required("progress.objective", objective, 40);
            value = value == null ? null : Numbers.canonical("progress.value", value);
            note = Text.optional("progress.note", note, 1_000);
        }
    }

    /** How it looks to those who held the check-in. */
    public enum Standing {
        MET,
        ON_TRACK,
        AT_RISK
    }

    public CheckIn {
        progress = List.copyOf(progress);
        nextSteps = Text.required("nextSteps", nextSteps, 2_000);
        comment = Text.optional("comment", comment, 2_000);
    }

    /** What tells it from the other check-ins of the plan. */
    LocalDate day() {
        return scheduled == null ? heldOn : scheduled;
    }

    /** Whether both are for the same day of the timetable, or both beside it on the same day: then one stands for the other. */
    public boolean isForSameDayAs(CheckIn other) {
        return day().equals(other.day()) && (scheduled == null) == (other.scheduled == null);
    }

    /** @throws Refusal unless every objective of the terms is looked at once, and no other */
    void mustCover(Terms terms) {
        Set<String> asked =
                terms.objectives().stream().map(Objective::code).collect(Collectors.toCollection(TreeSet::new));
        Set<String> given = progress.stream().map(Progress::objective).collect(Collectors.toCollection(TreeSet::new));
        if (!asked.equals(given) || given.size() != progress.size()) {
            throw new Refusal(
                    "PROGRESS_NOT_OF_EACH",
                    "progress",
                    Map.of("objectives", String.join(", ", asked), "given", String.join(", ", given)));
        }
    }
}
