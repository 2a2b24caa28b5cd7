package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Optional;

/** The organisation as it stands, for rules that need it. */
public interface OrganisationRegister {

    /** Whether the person or unit was ever established. */
    boolean knows(OwnerId ownerId);

    /** Level of the unit, or nothing for a unit never established or dissolved on or before that day. */
    Optional<UnitLevel> levelOf(UnitId unitId, LocalDate on);

    /**
     * Level of a unit that must be there on that day.
     *
     * @param field path of the input that names the unit, for the refusal
     * @throws UnknownUnit if it was never established
     * @throws UnitIsDissolved if it was dissolved on or before that day
     */
    default UnitLevel levelOfExisting(String field, UnitId unitId, LocalDate on) {
        return levelOf(unitId, on)
                .orElseThrow(() -> knows(OwnerId.of(unitId))
                        ? new UnitIsDissolved(field, unitId, on)
                        : new UnknownUnit(field, unitId));
    }

    /** Whether, on any day from {@code since} on, {@code unit} is {@code ancestor} itself or stands below it. */
    boolean isWithin(UnitId unit, UnitId ancestor, LocalDate since);
}
