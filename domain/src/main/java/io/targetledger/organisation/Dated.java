package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Something that holds from a day on, until the next of its kind does. A list of them, earliest first, is a timeline. */
interface Dated {

    /** The first day on which it holds. */
    LocalDate since();

    /** What holds on a day; null before the first. */
    static <T extends Dated> @Nullable T on(LocalDate day, List<T> timeline) {
        T holding = null;
        for (T entry : timeline) {
            if (entry.since().isAfter(day)) {
                break;
            }
            holding = entry;
        }
        return holding;
    }

    /** The timeline with one more entry, which takes the place of the one of the same day. */
    static <T extends Dated> List<T> with(T added, List<T> timeline) {
        List<T> entries = new ArrayList<>(timeline);
        entries.removeIf(entry -> entry.since().equals(added.since()));
        entries.add(added);
        entries.sort(Comparator.comparing(Dated::since));
        return List.copyOf(entries);
    }
}
