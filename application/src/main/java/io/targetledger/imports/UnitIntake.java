package io.targetledger.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OrganisationUnitCommand.EstablishUnit;
import io.targetledger.organisation.OrganisationUnitCommand.MoveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.RenameUnit;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.OrganisationUnitEvent.UnitMoved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitRenamed;
import io.targetledger.organisation.OrganisationUnitView;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Refusal;
import org.springframework.stereotype.Component;

/** Units: established, renamed, or moved from the day on that the row names. */
@Component
final class UnitIntake implements Intake<EstablishUnit> {

    private final OrganisationQueries organisation;
    private final Said said;

    UnitIntake(OrganisationQueries organisation, Said said) {
        this.organisation = organisation;
        this.said = said;
    }

    @Override
    public RowKind kind() {
        return RowKind.UNITS;
    }

    @Override
    public EstablishUnit read(Fields fields) {
        String parent = fields.text("parent");
        return new EstablishUnit(
                new UnitId(Codes.id("unit", fields.required("id"))),
                new LocalizedName(fields.required("name"), fields.text("nameZh")),
                fields.requiredChoice("level", UnitLevel.class),
                parent == null ? null : new UnitId(Codes.id("unit", parent)),
                fields.requiredDate("since"));
    }

    @Override
    public String id(EstablishUnit row) {
        return row.unitId().value();
    }

    @Override
    public Set<String> after(EstablishUnit row) {
        return row.parent() == null ? Set.of() : Set.of(row.parent().value());
    }

    @Override
    public Planner<EstablishUnit> planner(List<EstablishUnit> rows, ReadPoint at, Terms terms) {
        OrganisationChart chart = organisation.chart(at);
        return row -> chart.unit(row.unitId())
                .map(found -> changes(row, found, chart, terms))
                .orElseGet(() -> new Plan().then(row, row.since()));
    }

    private Plan changes(
            EstablishUnit row, Versioned<OrganisationUnitView> found, OrganisationChart chart, Terms terms) {
        Plan plan = new Plan().knowing(found);
        OrganisationUnitView unit = found.view();
        if (unit.level() != row.level()) {
            throw new Refusal(
                    "OTHER_LEVEL", "level", Map.of("given", row.level(), "unit", row.unitId(), "level", unit.level()));
        }
        if (!unit.name().equals(row.name()) && !saidName(row)) {
            plan.then(new RenameUnit(row.unitId(), row.name(), terms.reason()));
        }
        LocalDate since = row.since().isBefore(unit.since()) ? unit.since() : row.since();
        UnitId parent = chart.parentOf(row.unitId(), since).orElse(null);
        if (!Objects.equals(parent, row.parent()) && !saidParent(row, since)) {
            plan.then(new MoveUnit(row.unitId(), row.parent(), since, terms.reason()), since);
        }
        return plan;
    }

    private boolean saidName(EstablishUnit row) {
        return said.last(row.unitId().value(), UnitEstablished.class, UnitRenamed.class)
                .map(event -> event instanceof UnitRenamed renamed ? renamed.name() : ((UnitEstablished) event).name())
                .filter(row.name()::equals)
                .isPresent();
    }

    private boolean saidParent(EstablishUnit row, LocalDate since) {
        return said.last(row.unitId().value(), UnitEstablished.class, UnitMoved.class)
                .filter(event -> event instanceof UnitMoved moved
                        ? Objects.equals(moved.parent(), row.parent())
                                && moved.since().equals(since)
                        : event instanceof UnitEstablished established
                                && Objects.equals(established.parent(), row.parent())
                                && established.since().equals(since))
                .isPresent();
    }
}
