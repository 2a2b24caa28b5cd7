package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * A unit of the organisation, over time.
 *
 * @param parents below which unit it stood and since when, by date
 * @param heads who led it and since when, by date
 * @param dissolvedOn first day it is no more
 */
public record OrganisationUnitView(
        LocalizedName name,
        UnitLevel level,
        LocalDate since,
        List<Parent> parents,
        List<Head> heads,
        @Nullable LocalDate dissolvedOn) {

    /** {@code unit} is null while it was a root. */
    public record Parent(@Nullable UnitId unit, LocalDate since) {}

    public record Head(PersonId person, LocalDate since) {}
}
