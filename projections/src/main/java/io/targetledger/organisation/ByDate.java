package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Lists of what held since when, by date. */
final class ByDate {

    private ByDate() {}

    /** With one more, which replaces what began on the same day. */
    static <T> List<T> with(List<T> entries, T entry, Function<T, LocalDate> since) {
        List<T> all = new ArrayList<>(entries);
        all.removeIf(other -> since.apply(other).equals(since.apply(entry)));
        all.add(entry);
        all.sort(Comparator.comparing(since));
        return List.copyOf(all);
    }
}
