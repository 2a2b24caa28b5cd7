package io.targetledger.imports;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OrganisationUnitCommand.AppointHead;
import io.targetledger.organisation.OrganisationUnitEvent.HeadAppointed;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnknownUnit;
import io.targetledger.projection.ReadPoint;
import org.springframework.stereotype.Component;

/** Who leads a unit, from the day on that the row names. */
@Component
final class HeadIntake implements Intake<AppointHead> {

    private final OrganisationQueries organisation;
    private final Said said;

    HeadIntake(OrganisationQueries organisation, Said said) {
        this.organisation = organisation;
        this.said = said;
    }

    @Override
    public RowKind kind() {
        return RowKind.HEADS;
    }

    @Override
    public AppointHead read(Fields fields) {
        return new AppointHead(
                new UnitId(Codes.id("unit", fields.required("id"))),
                new PersonId(Codes.id("person", fields.required("person"))),
                fields.requiredDate("since"),
                null);
    }

    @Override
    public String id(AppointHead row) {
        return row.unitId().value();
    }

    @Override
    public Planner<AppointHead> planner(List<AppointHead> rows, ReadPoint at, Terms terms) {
        OrganisationChart chart = organisation.chart(at);
        return row -> {
            var unit = chart.unit(row.unitId());
            if (unit.isEmpty()) {
                if (terms.dryRun()) {
                    return new Plan().then(row, row.since()); // the unit may come in the same import
                }
                throw new UnknownUnit("unitId", row.unitId());
            }
            Plan plan = new Plan();
            LocalDate established = unit.get().view().since();
            LocalDate since = row.since().isBefore(established) ? established : row.since();
            var head = chart.headOf(row.unitId(), since);
            if (unit.get().view().heads().isEmpty()) {
                plan.versions().put(unit.get().key(), unit.get().version());
            } else {
                plan.knowing(unit.get());
            }
            if (head.filter(row.head()::equals).isEmpty() && !wasSaid(row, since)) {
                boolean isFirst = unit.get().view().heads().isEmpty();
                plan.then(new AppointHead(row.unitId(), row.head(), since, isFirst ? null : terms.reason()), since);
            }
            return plan;
        };
    }

    private boolean wasSaid(AppointHead row, LocalDate since) {
        return said.last(row.unitId().value(), HeadAppointed.class)
                .filter(event -> event instanceof HeadAppointed appointed
                        && appointed.head().equals(row.head())
                        && appointed.since().equals(since))
                .isPresent();
    }
}
