package io.targetledger.server;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.targetledger.command.Jurisdiction;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import org.springframework.stereotype.Component;

/** Who heads whom by the organisation chart as it stands. */
@Component
final class JurisdictionByChart implements Jurisdiction {

    private final Views views;
    private final OrganisationQueries organisation;

    JurisdictionByChart(Views views, OrganisationQueries organisation) {
        this.views = views;
        this.organisation = organisation;
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

    /** Subjects of tokens may be anything, and customers are measured too: those are no people. */
    private static Optional<PersonId> personOf(String id) {
        try {
            return Optional.of(new PersonId(id));
        } catch (Refusal noPerson) {
            return Optional.empty();
        }
    }
}
