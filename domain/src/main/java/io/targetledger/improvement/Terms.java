package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.targetledger.shared.Refusal;

/**
 * What is asked of the person, and what they agree to. Terms do not change: other terms have another number.
 *
 * @param number counts the terms of a plan from 1 on, agreed or not
 * @param objectives 1 to 20, in the order given, each code once, each due within the period
 */
public record Terms(int number, List<Objective> objectives, Timetable timetable) {

    private static final int MOST = 20;

    public Terms {
        objectives = List.copyOf(objectives);
        if (objectives.isEmpty() || objectives.size() > MOST) {
            throw new Refusal(
                    "VALUE_OUT_OF_RANGE", "objectives", Map.of("given", objectives.size(), "least", 1, "most", MOST));
        }
        Set<String> codes = new HashSet<>();
        for (Objective objective : objectives) {
            if (!codes.add(objective.code())) {
                throw new Refusal("OBJECTIVE_TWICE", "objectives", Map.of("objective", objective.code()));
            }
            Timetable.mustContain(timetable.period(), "objectives.due", objective.due());
        }
    }

    public Optional<Objective> objective(String code) {
        return objectives.stream()
                .filter(objective -> objective.code().equals(code))
                .findFirst();
    }

    /** With the objective in the place of the one of the same code, or as a further one. */
    Terms adjusted(int next, Objective adjusted) {
        List<Objective> all = new ArrayList<>(objectives);
        all.replaceAll(objective -> objective.code().equals(adjusted.code()) ? adjusted : objective);
        if (objective(adjusted.code()).isEmpty()) {
            all.add(adjusted);
        }
        return new Terms(next, all, timetable);
    }

    /** @throws Refusal {@code UNKNOWN_OBJECTIVE} */
    Terms without(int next, String code) {
        if (objective(code).isEmpty()) {
            throw new Refusal("UNKNOWN_OBJECTIVE", "objective", Map.of("given", code));
        }
        return new Terms(
                next,
                objectives.stream()
                        .filter(objective -> !objective.code().equals(code))
                        .toList(),
                timetable);
    }

    Terms with(int next, Timetable other) {
        return new Terms(next, objectives, other);
    }

    LocalDate end() {
        return timetable.period().end();
    }

    boolean sayTheSameAs(Terms other) {
        return objectives.equals(other.objectives) && timetable.equals(other.timetable);
    }
}
