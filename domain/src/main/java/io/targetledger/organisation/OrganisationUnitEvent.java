package io.targetledger.organisation;

import java.time.LocalDate;

import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a unit of the organisation. */
public sealed interface OrganisationUnitEvent {

    UnitId unitId();

    record UnitEstablished(
            UnitId unitId,
            LocalizedName name,
            UnitLevel level,
            @Nullable UnitId parent,
            LocalDate since) implements OrganisationUnitEvent {}

    record UnitRenamed(
            UnitId unitId,
            LocalizedName previous,
            LocalizedName name,
            @Nullable Reason reason) implements OrganisationUnitEvent {}

    /** {@code previous} is the parent that the new one replaces on {@code since}. */
    record UnitMoved(
            UnitId unitId,
            @Nullable UnitId previous,
            @Nullable UnitId parent,
            LocalDate since,
            Reason reason) implements OrganisationUnitEvent {}

    record HeadAppointed(
            UnitId unitId,
            @Nullable PersonId previous,
            PersonId head,
            LocalDate since,
            @Nullable Reason reason) implements OrganisationUnitEvent {}

    record UnitDissolved(UnitId unitId, LocalDate on, Reason reason) implements OrganisationUnitEvent {}
}
