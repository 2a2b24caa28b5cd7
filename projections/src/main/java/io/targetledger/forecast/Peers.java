package io.targetledger.forecast;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.measurement.AmountQuestion;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.Span;
import io.targetledger.organisation.UnitId;

/** Who is like whom: of a person, the others of the same unit; of a unit, the others below the same one. */
final class Peers {

    private static final int MOST = 30;

    private final OrganisationChart chart;
    private final Map<String, Map<String, List<Span>>> counted = new HashMap<>();

    Peers(OrganisationChart chart) {
        this.chart = chart;
    }

    /** At most {@value #MOST} of them, as of that day. */
    List<OwnerId> of(OwnerId owner, LocalDate day) {
        List<OwnerId> all = chart.people().containsKey(owner.value())
                ? inUnit(chart.unitOf(new PersonId(owner.value()), day), day)
                : chart.units().containsKey(owner.value())
                        ? belowUnit(chart.parentOf(new UnitId(owner.value()), day), day)
                        : List.of();
        return all.stream().filter(peer -> !peer.equals(owner)).limit(MOST).toList();
    }

    private List<OwnerId> inUnit(Optional<UnitId> unit, LocalDate day) {
        return unit.map(found -> chart.membersOf(found, day).stream()
                        .map(person -> new OwnerId(person.value()))
                        .toList())
                .orElse(List.of());
    }

    private List<OwnerId> belowUnit(Optional<UnitId> parent, LocalDate day) {
        return parent.map(found ->
                        chart.childrenOf(found, day).stream().map(OwnerId::of).toList())
                .orElse(List.of());
    }

    /** The same question about somebody else. */
    AmountQuestion of(OwnerId peer, AmountQuestion question) {
        return new AmountQuestion(question.metric(), counted(peer), question.period(), question.customers());
    }

    /** Whose measurements count for the owner, and on which days. */
    Map<String, List<Span>> counted(OwnerId owner) {
        return counted.computeIfAbsent(owner.value(), id -> chart.countedFor(owner));
    }
}
