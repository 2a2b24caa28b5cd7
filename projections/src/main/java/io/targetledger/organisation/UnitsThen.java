package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.targetledger.organisation.PersonView.Placement;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** Which unit people belonged to, by what was known at positions. */
public final class UnitsThen {

    private final Map<String, List<Versioned<PersonView>>> versions;

    /** @param versions of each person, oldest first */
    UnitsThen(Map<String, List<Versioned<PersonView>>> versions) {
        this.versions = versions;
    }

    /** The unit on that day, by what was known after the event at the position; null for none. */
    public @Nullable UnitId of(PersonId person, LocalDate on, long position) {
        @Nullable UnitId unit = null;
        for (Versioned<PersonView> version : versions.getOrDefault(person.value(), List.of())) {
            if (version.position() <= position) {
                unit = of(version.view(), on);
            }
        }
        return unit;
    }

    private static @Nullable UnitId of(PersonView person, LocalDate on) {
        LocalDate left = person.leftOn();
        @Nullable UnitId unit = null;
        if (left == null || on.isBefore(left)) {
            for (Placement placement : person.placements()) {
                unit = placement.since().isAfter(on) ? unit : placement.unit();
            }
        }
        return unit;
    }
}
