package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.targetledger.organisation.OrganisationUnitView.Head;
import io.targetledger.organisation.OrganisationUnitView.Parent;
import io.targetledger.organisation.PersonView.Placement;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Who belonged where, and what stood below what, on any day: computed from all units and people as they were known at
 * one ledger position. A back-dated move changes the days it is dated to.
 */
public final class OrganisationChart {

    private final Map<String, Versioned<OrganisationUnitView>> units;
    private final Map<String, Versioned<PersonView>> people;

    OrganisationChart(Map<String, Versioned<OrganisationUnitView>> units, Map<String, Versioned<PersonView>> people) {
        this.units = new LinkedHashMap<>(units);
        this.people = new LinkedHashMap<>(people);
    }

    /** All units by id. */
    public Map<String, Versioned<OrganisationUnitView>> units() {
        return Collections.unmodifiableMap(units);
    }

    /** All people by id, those who left included. */
    public Map<String, Versioned<PersonView>> people() {
        return Collections.unmodifiableMap(people);
    }

    public Optional<Versioned<OrganisationUnitView>> unit(UnitId unit) {
        return Optional.ofNullable(units.get(unit.value()));
    }

    public Optional<Versioned<PersonView>> person(PersonId person) {
        return Optional.ofNullable(people.get(person.value()));
    }

    public boolean knows(OwnerId owner) {
        return units.containsKey(owner.value()) || people.containsKey(owner.value());
    }

    /** The unit above on that day; empty for roots and on days the unit did not exist. */
    public Optional<UnitId> parentOf(UnitId unit, LocalDate on) {
        return unit(unit)
                .filter(found -> lifeOf(found.view()).contains(on))
                .flatMap(found -> holding(found.view().parents(), Parent::since, on))
                .map(Parent::unit);
    }

    public Optional<UnitId> unitOf(PersonId person, LocalDate on) {
        return person(person)
                .filter(found -> membershipOf(found.view()).contains(on))
                .flatMap(found -> holding(found.view().placements(), Placement::since, on))
                .map(Placement::unit);
    }

    public Optional<PersonId> headOf(UnitId unit, LocalDate on) {
        return unit(unit)
                .flatMap(found -> holding(found.view().heads(), Head::since, on))
                .map(Head::person)
                .filter(head -> unitOf(head, on).isPresent());
    }

    /** The head of the nearest unit above the person, their own included, who is somebody else. */
    public Optional<PersonId> reportsTo(PersonId person, LocalDate on) {
        Set<UnitId> seen = new HashSet<>();
        Optional<UnitId> unit = unitOf(person, on);
        while (unit.isPresent() && seen.add(unit.get())) {
            Optional<PersonId> head = headOf(unit.get(), on).filter(other -> !other.equals(person));
            if (head.isPresent()) {
                return head;
            }
            unit = parentOf(unit.get(), on);
        }
        return Optional.empty();
    }

    /** Whether somebody heads the unit of another person on that day, or any unit above it. Nobody leads themself. */
    public boolean leads(PersonId head, PersonId person, LocalDate on) {
        if (head.equals(person)) {
            return false;
        }
        Set<UnitId> seen = new HashSet<>();
        Optional<UnitId> unit = unitOf(person, on);
        while (unit.isPresent() && seen.add(unit.get())) {
            if (headOf(unit.get(), on).filter(head::equals).isPresent()) {
                return true;
            }
            unit = parentOf(unit.get(), on);
        }
        return false;
    }

    /** Everyone that somebody {@link #leads} on that day, by id. */
    public Set<String> ledBy(PersonId head, LocalDate on) {
        Set<String> led = new java.util.LinkedHashSet<>();
        for (String id : units.keySet()) {
            UnitId unit = new UnitId(id);
            if (headOf(unit, on).filter(head::equals).isPresent()) {
                everyoneIn(unit, on).forEach(person -> led.add(person.value()));
            }
        }
        led.remove(head.value());
        return led;
    }

    public List<UnitId> childrenOf(UnitId unit, LocalDate on) {
        return units.keySet().stream()
                .map(UnitId::new)
                .filter(child -> parentOf(child, on).filter(unit::equals).isPresent())
                .toList();
    }

    /** Who belongs to the unit itself on that day. */
    public List<PersonId> membersOf(UnitId unit, LocalDate on) {
        return people.keySet().stream()
                .map(PersonId::new)
                .filter(person -> unitOf(person, on).filter(unit::equals).isPresent())
                .toList();
    }

    /** The unit and every unit below it on that day. */
    public Set<UnitId> subtreeOf(UnitId unit, LocalDate on) {
        Map<UnitId, List<UnitId>> children = new HashMap<>();
        for (String id : units.keySet()) {
            UnitId child = new UnitId(id);
            parentOf(child, on)
                    .ifPresent(parent -> children.computeIfAbsent(parent, p -> new ArrayList<>())
                            .add(child));
        }
        Set<UnitId> subtree = new java.util.LinkedHashSet<>();
        List<UnitId> open = new ArrayList<>(List.of(unit));
        while (!open.isEmpty()) {
            UnitId next = open.remove(open.size() - 1);
            if (subtree.add(next)) {
                open.addAll(children.getOrDefault(next, List.of()));
            }
        }
        return subtree;
    }

    /** Everyone in the unit or below it on that day. */
    public List<PersonId> everyoneIn(UnitId unit, LocalDate on) {
        Set<UnitId> subtree = subtreeOf(unit, on);
        return people.keySet().stream()
                .map(PersonId::new)
                .filter(person -> unitOf(person, on).filter(subtree::contains).isPresent())
                .toList();
    }

    /** Everyone in the units the person heads on that day, and below these, by id; themselves left out. */
    public Set<String> peopleBelow(String head, LocalDate on) {
        Set<String> below = new java.util.LinkedHashSet<>();
        for (String id : units.keySet()) {
            UnitId unit = new UnitId(id);
            if (headOf(unit, on).filter(found -> found.value().equals(head)).isPresent()) {
                everyoneIn(unit, on).forEach(person -> below.add(person.value()));
            }
        }
        below.remove(head);
        return below;
    }

    /** The owner and, for a unit, everything and everyone below it on that day, by id. */
    public Set<String> ownersWithin(OwnerId owner, LocalDate on) {
        Set<String> owners = new java.util.LinkedHashSet<>(Set.of(owner.value()));
        if (units.containsKey(owner.value())) {
            UnitId unit = new UnitId(owner.value());
            subtreeOf(unit, on).forEach(below -> owners.add(below.value()));
            everyoneIn(unit, on).forEach(person -> owners.add(person.value()));
        }
        return owners;
    }

    /**
     * Whose measurements count for an owner, and on which days: a person's own always; a unit's own, and those of the
     * units and people below it for as long as they stood below it.
     *
     * @return spans by subject id
     */
    public Map<String, List<Span>> countedFor(OwnerId owner) {
        if (!units.containsKey(owner.value())) {
            return Map.of(owner.value(), List.of(Span.EVER));
        }
        UnitId ancestor = new UnitId(owner.value());
        Map<String, List<Span>> counted = new LinkedHashMap<>();
        Map<UnitId, List<Span>> known = new HashMap<>();
        for (String id : units.keySet()) {
            List<Span> spans = spansWithin(new UnitId(id), ancestor, known, new HashSet<>());
            if (!spans.isEmpty()) {
                counted.put(id, spans);
            }
        }
        people.forEach((id, person) -> {
            List<Span> spans = new ArrayList<>();
            List<Placement> placements = person.view().placements();
            for (int i = 0; i < placements.size(); i++) {
                Span placed = spanOf(placements, Placement::since, i).and(membershipOf(person.view()));
                if (placed != null) {
                    intersect(placed, known.getOrDefault(placements.get(i).unit(), List.of()), spans);
                }
            }
            if (!spans.isEmpty()) {
                counted.put(id, List.copyOf(spans));
            }
        });
        return counted;
    }

    /** Likewise of everybody and every unit together, on all days. */
    public Map<String, List<Span>> countedForAll() {
        Map<String, List<Span>> counted = new LinkedHashMap<>();
        units.keySet().forEach(id -> counted.put(id, List.of(Span.EVER)));
        people.keySet().forEach(id -> counted.put(id, List.of(Span.EVER)));
        return counted;
    }

    /** Whether, on any day from {@code since} on, the unit is the ancestor or stands below it. */
    boolean isWithin(UnitId unit, UnitId ancestor, LocalDate since) {
        return spansWithin(unit, ancestor, new HashMap<>(), new HashSet<>()).stream()
                .anyMatch(span -> !span.last().isBefore(since));
    }

    private List<Span> spansWithin(UnitId unit, UnitId ancestor, Map<UnitId, List<Span>> known, Set<UnitId> path) {
        if (unit.equals(ancestor)) {
            // What was measured of a unit counts for it whenever it was; dates of its founding are not questioned.
            known.put(unit, List.of(Span.EVER));
            return List.of(Span.EVER);
        }
        List<Span> found = known.get(unit);
        Versioned<OrganisationUnitView> view = units.get(unit.value());
        if (found != null || view == null || !path.add(unit)) {
            return found == null ? List.of() : found;
        }
        List<Span> spans = new ArrayList<>();
        List<Parent> parents = view.view().parents();
        for (int i = 0; i < parents.size(); i++) {
            UnitId parent = parents.get(i).unit();
            Span placed = spanOf(parents, Parent::since, i).and(lifeOf(view.view()));
            if (parent != null && placed != null) {
                intersect(placed, spansWithin(parent, ancestor, known, path), spans);
            }
        }
        path.remove(unit);
        known.put(unit, List.copyOf(spans));
        return spans;
    }

    private static void intersect(Span span, List<Span> others, List<Span> into) {
        for (Span other : others) {
            Span both = span.and(other);
            if (both != null) {
                into.add(both);
            }
        }
    }

    /** The days an entry holds: from its date to the day before the next. */
    private static <T> Span spanOf(List<T> entries, Function<T, LocalDate> since, int index) {
        LocalDate last =
                index + 1 < entries.size() ? since.apply(entries.get(index + 1)).minusDays(1) : LocalDate.MAX;
        return new Span(since.apply(entries.get(index)), last);
    }

    private static <T> Optional<T> holding(List<T> entries, Function<T, LocalDate> since, LocalDate on) {
        @Nullable T holding = null;
        for (T entry : entries) {
            if (!since.apply(entry).isAfter(on)) {
                holding = entry;
            }
        }
        return Optional.ofNullable(holding);
    }

    private static Span lifeOf(OrganisationUnitView unit) {
        return new Span(unit.since(), before(unit.dissolvedOn()));
    }

    private static Span membershipOf(PersonView person) {
        return new Span(LocalDate.MIN, before(person.leftOn()));
    }

    private static LocalDate before(@Nullable LocalDate end) {
        return end == null ? LocalDate.MAX : end.minusDays(1);
    }
}
