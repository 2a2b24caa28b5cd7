package io.targetledger.shared;

import java.time.LocalDate;
import java.util.Map;

/** Checks of business dates. */
public final class Dates {

    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private Dates() {}

    /** @throws Refusal {@code DATE_OUT_OF_RANGE} unless between 1900-01-01 and 2199-12-31 */
    public static LocalDate checked(String field, LocalDate day) {
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new Refusal("DATE_OUT_OF_RANGE", field, Map.of("given", day, "earliest", EARLIEST, "latest", LATEST));
        }
        return day;
    }
}
