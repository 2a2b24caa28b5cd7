package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The check-ins held, as they are known now: one for each day of the timetable, and one a day beside it. */
record CheckIns(List<CheckIn> held) {

    @Nullable
    CheckIn forSameDayAs(CheckIn other) {
        return held.stream().filter(other::isForSameDayAs).findFirst().orElse(null);
    }

    /** With this one, in the place of the one for the same day. */
    CheckIns with(CheckIn added) {
        return new CheckIns(
                Stream.concat(held.stream().filter(checkIn -> !checkIn.isForSameDayAs(added)), Stream.of(added))
                        .toList());
    }

    /** The days of the timetable whose check-in was held. */
    List<LocalDate> daysHeld() {
        return held.stream().map(CheckIn::scheduled).filter(Objects::nonNull).toList();
    }
}
