package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * An improvement plan as readers see it. What is in force and what is proposed stand apart, so that nobody takes the one
 * for the other.
 *
 * @param inForce what the person agreed to last; null while that is not settled, as in a draft
 * @param proposed what waits for the person's answer
 * @param earlier terms neither in force nor proposed any more, in the order of their numbers
 * @param answers of the person, in the order given
 * @param nextDue the first check-in of the timetable not held yet; null unless the plan runs
 */
public record PlanView(
        PlanStatus status,
        PersonId person,
        PersonId sponsor,
        Origin origin,
        String purpose,
        Noted drafted,
        @Nullable PlanTerms inForce,
        @Nullable PlanTerms proposed,
        List<PlanTerms> earlier,
        List<Answer> answers,
        List<Offer> support,
        List<Observation> evidence,
        List<HeldCheckIn> checkIns,
        @Nullable LocalDate nextDue,
        @Nullable Closure closure) {

    /** What the person answered to terms. */
    public record Answer(
            int terms,
            boolean agreed,
            PersonId by,
            @Nullable String comment,
            Noted noted) {}

    /** Support that was offered, and each time it was given. */
    public record Offer(String code, Support.Kind kind, String description, List<Provision> provided) {

        Offer with(Provision provision) {
            return new Offer(
                    code,
                    kind,
                    description,
                    Stream.concat(provided.stream(), Stream.of(provision)).toList());
        }
    }

    public record Provision(LocalDate on, @Nullable String note, Noted noted) {}

    public record Observation(
            LocalDate on, String words, @Nullable String reference, Noted noted) {}

    /**
     * @param terms number of the terms in force when it was held
     * @param corrections how often it was said anew
     * @param noted when it was first recorded
     */
    public record HeldCheckIn(CheckIn checkIn, int terms, int corrections, Noted noted) {

        @Nullable
        LocalDate scheduled() {
            return checkIn.scheduled();
        }
    }

    /** @param previous the status it was closed from */
    public record Closure(
            PlanOutcome outcome,
            PlanStatus previous,
            LocalDate on,
            List<ObjectiveResult> results,
            String reason,
            Noted noted) {}

    /** All terms there ever were, by their number. */
    public List<PlanTerms> allTerms() {
        return Stream.concat(earlier.stream(), Stream.of(inForce, proposed).filter(Objects::nonNull))
                .sorted(Comparator.comparingInt(PlanTerms::number))
                .toList();
    }

    /** The terms in force, or those that wait for the first agreement. */
    public @Nullable PlanTerms latestSettled() {
        return inForce == null ? proposed : inForce;
    }

    /**
     * The check-ins that should have been held and were not, earliest first: of a plan that runs, by that day; of one that
     * was closed, by the day it was; none of one that never ran.
     */
    public List<LocalDate> overdue(LocalDate today) {
        boolean hasRun =
                status.isRunning() || (closure != null && closure.previous().isRunning());
        if (!hasRun || inForce == null) {
            return List.of();
        }
        LocalDate day = closure == null ? today : closure.on();
        return inForce.timetable()
                .overdue(
                        day,
                        checkIns.stream()
                                .map(HeldCheckIn::scheduled)
                                .filter(Objects::nonNull)
                                .toList());
    }

    /**
     * The days the plan was worked by, up to its agreed end or the day it was closed before that; null of one that never
     * ran.
     */
    public @Nullable Period worked() {
        if (inForce == null
                || !(status.isRunning()
                        || (closure != null && closure.previous().isRunning()))) {
            return null;
        }
        Period agreed = inForce.period();
        if (closure == null || !closure.on().isBefore(agreed.end())) {
            return agreed;
        }
        return closure.on().isBefore(agreed.start()) ? null : new Period(agreed.start(), closure.on());
    }
}
