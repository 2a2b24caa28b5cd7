package io.targetledger.server;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.targetledger.command.Jurisdiction;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalQueries;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import org.springframework.stereotype.Component;

/** Whose affair something is, by the organisation chart and the views as they stand. */
@Component
final class JurisdictionByChart implements Jurisdiction {

    private final Views views;
    private final OrganisationQueries organisation;
    private final GoalQueries goals;
    private final MeasurementQueries measurements;

    JurisdictionByChart(
            Views views, OrganisationQueries organisation, GoalQueries goals, MeasurementQueries measurements) {
        this.views = views;
        this.organisation = organisation;
        this.goals = goals;
        this.measurements = measurements;
    }

    @Override
    public boolean heads(String personId, String ownerId) {
        ReadPoint at = views.upToDate();
        OrganisationChart chart = organisation.chart(at);
        Optional<UnitId> unit = ownerId.startsWith("unit/")
                ? Optional.of(new UnitId(ownerId))
                : personOf(ownerId).flatMap(person -> chart.unitOf(person, at.today()));
        Set<UnitId> seen = new HashSet<>();
        while (unit.isPresent() && seen.add(unit.get())) {
            if (chart.headOf(unit.get(), at.today())
                    .filter(head -> head.value().equals(personId))
                    .isPresent()) {
                return true;
            }
            unit = chart.parentOf(unit.get(), at.today());
        }
        return false;
    }

    @Override
    public Optional<String> ownerOf(String goalId) {
        return goals.find(new GoalId(goalId), views.upToDate())
                .map(goal -> goal.view().owner().value());
    }

    @Override
    public Optional<String> subjectOf(String measurementId) {
        return measurements
                .find(new MeasurementId(measurementId), views.upToDate())
                .map(measurement -> measurement.view().subject().value());
    }

    /** Subjects of tokens may be anything, and customers are measured too: those are no people. */
    private static Optional<PersonId> personOf(String id) {
        try {
            return Optional.of(new PersonId(id));
        } catch (Refusal noPerson) {
            return Optional.empty();
        }
    }
}
