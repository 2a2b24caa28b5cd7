package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;

/**
 * When a plan runs and when progress is looked at.
 *
 * @param checkIns 1 to 100 days of the period, earliest first, each once
 */
public record Timetable(Period period, List<LocalDate> checkIns) {

    private static final int MOST = 100;

    public Timetable {
        checkIns = checkIns.stream().distinct().sorted().toList();
        if (checkIns.isEmpty() || checkIns.size() > MOST) {
            throw new Refusal(
                    "VALUE_OUT_OF_RANGE", "checkIns", Map.of("given", checkIns.size(), "least", 1, "most", MOST));
        }
        for (LocalDate day : checkIns) {
            mustContain(period, "checkIns", day);
        }
    }

    static void mustContain(Period period, String field, LocalDate day) {
        if (!period.contains(day)) {
            throw new Refusal(
                    "OUTSIDE_PLAN", field, Map.of("given", day, "start", period.start(), "end", period.end()));
        }
    }

    /**
     * The check-ins that should have been held and were not: a check-in is overdue from the day after its own on.
     *
     * @param today of a plan that ended, the day it did
     * @param held the days of the timetable whose check-in was held, whenever that was
     */
    public List<LocalDate> overdue(LocalDate today, Collection<LocalDate> held) {
        return checkIns.stream()
                .filter(day -> day.isBefore(today) && !held.contains(day))
                .toList();
    }

    /** With other check-ins from a day on; those before it, and those held already, stay as they are. */
    Timetable rescheduled(List<LocalDate> from, LocalDate today, Collection<LocalDate> held) {
        for (LocalDate day : from) {
            if (day.isBefore(today) && !checkIns.contains(day)) {
                throw new Refusal("CHECK_IN_IN_THE_PAST", "checkIns", Map.of("given", day, "today", today));
            }
        }
        Stream<LocalDate> kept = checkIns.stream().filter(day -> day.isBefore(today) || held.contains(day));
        return new Timetable(period, Stream.concat(kept, from.stream()).toList());
    }

    /** With a later end and further check-ins. */
    Timetable extended(LocalDate until, List<LocalDate> further) {
        if (!until.isAfter(period.end())) {
            throw new Refusal("EXTENSION_TOO_SHORT", "until", Map.of("given", until, "end", period.end()));
        }
        return new Timetable(
                new Period(period.start(), until),
                Stream.concat(checkIns.stream(), further.stream()).toList());
    }
}
