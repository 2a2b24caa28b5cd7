package io.targetledger.imports;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.PersonCommand.JoinOrganisation;
import io.targetledger.organisation.PersonCommand.TransferPerson;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonEvent.PersonTransferred;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.PersonView;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.LocalizedName;
import org.springframework.stereotype.Component;

/** People: taken in, or transferred from the day on that the row names. Names and titles of people known stay as they are. */
@Component
final class PersonIntake implements Intake<JoinOrganisation> {

    private final OrganisationQueries organisation;
    private final Said said;

    PersonIntake(OrganisationQueries organisation, Said said) {
        this.organisation = organisation;
        this.said = said;
    }

    @Override
    public RowKind kind() {
        return RowKind.PEOPLE;
    }

    @Override
    public JoinOrganisation read(Fields fields) {
        return new JoinOrganisation(
                new PersonId(Codes.id("person", fields.required("id"))),
                new LocalizedName(fields.required("name"), fields.text("nameZh")),
                fields.text("title"),
                new UnitId(Codes.id("unit", fields.required("unit"))),
                fields.requiredDate("since"));
    }

    @Override
    public String id(JoinOrganisation row) {
        return row.personId().value();
    }

    @Override
    public Planner<JoinOrganisation> planner(List<JoinOrganisation> rows, ReadPoint at, Terms terms) {
        OrganisationChart chart = organisation.chart(at);
        return row -> chart.person(row.personId())
                .map(found -> changes(row, found, chart, terms))
                .orElseGet(() -> new Plan().then(row, row.since()));
    }

    private Plan changes(JoinOrganisation row, Versioned<PersonView> found, OrganisationChart chart, Terms terms) {
        Plan plan = new Plan().knowing(found);
        LocalDate joined = found.view().placements().get(0).since();
        LocalDate since = row.since().isBefore(joined) ? joined : row.since();
        boolean isThere =
                chart.unitOf(row.personId(), since).filter(row.unit()::equals).isPresent();
        if (!isThere && !wasSaid(row, since)) {
            plan.then(new TransferPerson(row.personId(), row.unit(), since, terms.reason()), since);
        }
        return plan;
    }

    private boolean wasSaid(JoinOrganisation row, LocalDate since) {
        return said.last(row.personId().value(), PersonJoined.class, PersonTransferred.class)
                .filter(event -> event instanceof PersonTransferred moved
                        ? moved.unit().equals(row.unit()) && moved.since().equals(since)
                        : event instanceof PersonJoined came
                                && came.unit().equals(row.unit())
                                && came.since().equals(since))
                .isPresent();
    }
}
