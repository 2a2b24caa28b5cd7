package io.targetledger.fact;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import io.targetledger.command.AccessDenied;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import org.springframework.stereotype.Component;

/**
 * Limits what is asked of a table to the units that a reader is limited to. What counts is who belongs to them, or to units below them, on the
 * day of the snapshot: all pages and tables of one snapshot are of the same members.
 */
@Component
public final class UnitLimits {

    private final OrganisationQueries organisation;
    private final Views views;

    UnitLimits(OrganisationQueries organisation, Views views) {
        this.organisation = organisation;
        this.views = views;
    }

    /** @throws AccessDenied if the reader is limited to units and the table does not know them */
    public FactQuestion limit(FactQuestion question, FactTable<?> table, Actor reader, ReadPoint at) {
        if (reader.units().isEmpty() || table.reach() == Reach.NOBODY) {
            return question;
        }
        check(reader, table);
        OrganisationChart chart = organisation.chart(at);
        LocalDate day = views.dayOf(at.moment());
        Set<String> members = new HashSet<>();
        for (String unit : reader.units()) {
            UnitId id = new UnitId(unit);
            chart.subtreeOf(id, day).forEach(below -> members.add(below.value()));
            chart.everyoneIn(id, day).forEach(person -> members.add(person.value()));
        }
        return question.within(members);
    }

    /** @throws AccessDenied if the reader is limited to units and the table does not know them */
    public void check(Actor reader, FactTable<?> table) {
        if (!reader.units().isEmpty() && table.reach() == Reach.EVERYBODY) {
            throw new AccessDenied(reader, "Query." + table.name(), "NEEDS_KEY_OF_EVERYBODY");
        }
    }
}
