package io.targetledger.review;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.ReadPoint;

/** Whom a cycle reviews: by the organisation as it is known at the decision, for the day it asks about. */
public final class CurrentReviewPopulation implements ReviewPopulation {

    private final OrganisationQueries organisation;
    private final Decisions decisions;

    public CurrentReviewPopulation(OrganisationQueries organisation, Decisions decisions) {
        this.organisation = organisation;
        this.decisions = decisions;
    }

    @Override
    public Population of(UnitId unit, LocalDate on) {
        ReadPoint at = decisions.reading();
        OrganisationChart chart = organisation.chart(at);
        List<ReviewedPerson> people = chart.everyoneIn(unit, on).stream()
                .sorted(Comparator.comparing(PersonId::value))
                .map(person -> new ReviewedPerson(
                        person,
                        chart.unitOf(person, on).orElse(unit),
                        chart.reportsTo(person, on).orElse(null)))
                .toList();
        return new Population(at.position(), people);
    }
}
