package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Optional;

/** The organisation as it stands, for rules that need it. */
public interface OrganisationRegister {

    /** Whether the person or unit was ever established. */
    boolean knows(OwnerId ownerId);

    /** Level of the unit, or nothing for a unit never established or dissolved on or before that day. */
    Optional<UnitLevel> levelOf(UnitId unitId, LocalDate on);

    /** Whether, on any day from {@code since} on, {@code unit} is {@code ancestor} itself or stands below it. */
    boolean isWithin(UnitId unit, UnitId ancestor, LocalDate since);
}
