package io.targetledger.organisation;

import java.time.LocalDate;

import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a person's place in the organisation. */
public sealed interface PersonEvent {

    PersonId personId();

    record PersonJoined(
            PersonId personId, LocalizedName name, @Nullable String title, UnitId unit, LocalDate since)
            implements PersonEvent {}

    /** {@code previous} is the unit that the new one replaces on {@code since}. */
    record PersonTransferred(PersonId personId, @Nullable UnitId previous, UnitId unit, LocalDate since, Reason reason)
            implements PersonEvent {}

    record PersonDeparted(PersonId personId, LocalDate on, Reason reason) implements PersonEvent {}
}
