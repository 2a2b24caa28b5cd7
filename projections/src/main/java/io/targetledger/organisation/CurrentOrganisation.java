package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Optional;

import io.targetledger.organisation.OrganisationUnitEvent.UnitDissolved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitMoved;
import io.targetledger.projection.Decisions;

/** The organisation as the rules of aggregates read it. */
public final class CurrentOrganisation implements OrganisationRegister {

    private final OrganisationQueries organisation;
    private final Decisions decisions;

    public CurrentOrganisation(OrganisationQueries organisation, Decisions decisions) {
        this.organisation = organisation;
        this.decisions = decisions;
    }

    @Override
    public boolean knows(OwnerId ownerId) {
        return organisation.chart(decisions.readingWhatStays()).knows(ownerId);
    }

    @Override
    public Optional<UnitLevel> levelOf(UnitId unit, LocalDate on) {
        return chart().unit(unit)
                .filter(found -> found.view().dissolvedOn() == null
                        || found.view().dissolvedOn().isAfter(on))
                .map(found -> found.view().level());
    }

    @Override
    public boolean isWithin(UnitId unit, UnitId ancestor, LocalDate since) {
        return chart().isWithin(unit, ancestor, since);
    }

    private OrganisationChart chart() {
        return organisation.chart(decisions.reading(UnitMoved.class, UnitDissolved.class));
    }
}
