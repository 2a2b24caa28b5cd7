package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import io.targetledger.organisation.OrganisationUnitView.Head;
import io.targetledger.organisation.OrganisationUnitView.Parent;
import io.targetledger.organisation.PersonView.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a unit or person was placed the same. What begins on or after the end of its member is a spell as well, but
 * an empty one: it may have been told before the end was.
 *
 * @param to exclusive; null while it lasts
 */
record Spell(
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable String parent,
        @Nullable String head) {

    boolean isEmpty() {
        return to != null && !from.isBefore(to);
    }

    static List<Spell> of(PersonView person) {
        List<Spell> spells = new ArrayList<>();
        List<Placement> placements = person.placements();
        for (int i = 0; i < placements.size(); i++) {
            LocalDate next = i + 1 < placements.size() ? placements.get(i + 1).since() : null;
            spells.add(new Spell(
                    placements.get(i).since(),
                    earlier(next, person.leftOn()),
                    placements.get(i).unit().value(),
                    null));
        }
        return spells;
    }

    static List<Spell> of(OrganisationUnitView unit) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(unit.since()));
        unit.parents().forEach(parent -> days.add(parent.since()));
        unit.heads().forEach(head -> days.add(head.since()));
        List<Spell> spells = new ArrayList<>();
        for (LocalDate day : days) {
            spells.add(new Spell(
                    day, earlier(days.higher(day), unit.dissolvedOn()), parentOn(unit, day), headOn(unit, day)));
        }
        return spells;
    }

    private static @Nullable String parentOn(OrganisationUnitView unit, LocalDate day) {
        @Nullable String parent = null;
        for (Parent one : unit.parents()) {
            if (!one.since().isAfter(day)) {
                parent = one.unit() == null ? null : one.unit().value();
            }
        }
        return parent;
    }

    private static @Nullable String headOn(OrganisationUnitView unit, LocalDate day) {
        @Nullable String head = null;
        for (Head one : unit.heads()) {
            head = one.since().isAfter(day) ? head : one.person().value();
        }
        return head;
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
