package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a plan, and what became of them.
 *
 * @param reason why they were proposed
 * @param proposed when they were
 */
public record PlanTerms(
        int number,
        State state,
        List<Objective> objectives,
        Period period,
        List<LocalDate> checkIns,
        @Nullable String reason,
        Noted proposed) {

    /** What became of terms. */
    public enum State {
        /** They wait for the person's answer. */
        PROPOSED,
        /** The person agreed to them, and to none since. */
        IN_FORCE,
        /** Others took their place: agreed to, or proposed before these were answered. */
        REPLACED,
        /** The person did not agree. */
        DECLINED,
        /** Taken back before they were answered. */
        WITHDRAWN,
        /** The plan was closed before they were answered. */
        LAPSED
    }

    static PlanTerms proposed(Terms terms, @Nullable Reason reason, Noted noted) {
        return new PlanTerms(
                terms.number(),
                State.PROPOSED,
                terms.objectives(),
                terms.timetable().period(),
                terms.timetable().checkIns(),
                reason == null ? null : reason.value(),
                noted);
    }

    PlanTerms become(State next) {
        return new PlanTerms(number, next, objectives, period, checkIns, reason, proposed);
    }

    Timetable timetable() {
        return new Timetable(period, checkIns);
    }
}
