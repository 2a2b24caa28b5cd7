package io.targetledger.organisation;

import java.time.LocalDate;

import io.targetledger.shared.Command;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a unit of the organisation. */
public sealed interface OrganisationUnitCommand extends Command {

    UnitId unitId();

    @Override
    default String aggregate() {
        return unitId().value();
    }

    /** Establishes a unit; the same one sent again records nothing, a different one under the same id is refused. */
    record EstablishUnit(
            @TargetAggregateIdentifier UnitId unitId,
            LocalizedName name,
            UnitLevel level,
            @Nullable UnitId parent,
            LocalDate since)
            implements OrganisationUnitCommand {}

    record RenameUnit(
            @TargetAggregateIdentifier UnitId unitId,
            LocalizedName name,
            @Nullable Reason reason) implements OrganisationUnitCommand {}

    /** Puts the unit below another from a day on, which may lie in the past; null makes it a root. */
    record MoveUnit(
            @TargetAggregateIdentifier UnitId unitId,
            @Nullable UnitId parent,
            LocalDate since,
            @Nullable Reason reason) implements OrganisationUnitCommand {}

    record AppointHead(
            @TargetAggregateIdentifier UnitId unitId,
            PersonId head,
            LocalDate since,
            @Nullable Reason reason) implements OrganisationUnitCommand {}

    /** Dissolves the unit; {@code on} is the first day it is no more. */
    record DissolveUnit(
            @TargetAggregateIdentifier UnitId unitId,
            LocalDate on,
            @Nullable Reason reason) implements OrganisationUnitCommand {}
}
