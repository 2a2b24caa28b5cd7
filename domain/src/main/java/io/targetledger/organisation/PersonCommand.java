package io.targetledger.organisation;

import java.time.LocalDate;

import io.targetledger.shared.Command;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a person's place in the organisation. */
public sealed interface PersonCommand extends Command {

    PersonId personId();

    @Override
    default String aggregate() {
        return personId().value();
    }

    /** Takes a person in; the same one sent again records nothing, a different one under the same id is refused. */
    record JoinOrganisation(
            @TargetAggregateIdentifier PersonId personId,
            LocalizedName name,
            @Nullable String title,
            UnitId unit,
            LocalDate since)
            implements PersonCommand {}

    /** Moves the person to another unit from a day on, which may lie in the past. */
    record TransferPerson(
            @TargetAggregateIdentifier PersonId personId,
            UnitId unit,
            LocalDate since,
            @Nullable Reason reason) implements PersonCommand {}

    /** Records that the person left; {@code on} is the first day they no longer belong. */
    record RecordDeparture(
            @TargetAggregateIdentifier PersonId personId,
            LocalDate on,
            @Nullable Reason reason) implements PersonCommand {}
}
