package io.targetledger.organisation;

import java.time.LocalDate;

import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.LocalizedNameInput;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.organisation.OrganisationUnitCommand.AppointHead;
import io.targetledger.organisation.OrganisationUnitCommand.DissolveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.EstablishUnit;
import io.targetledger.organisation.OrganisationUnitCommand.MoveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.RenameUnit;
import io.targetledger.organisation.PersonCommand.JoinOrganisation;
import io.targetledger.organisation.PersonCommand.RecordDeparture;
import io.targetledger.organisation.PersonCommand.TransferPerson;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of units and people. */
@Controller
final class OrganisationMutations {

    private final Mutations mutations;

    OrganisationMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    record EstablishUnitInput(
            String code,
            LocalizedNameInput name,
            UnitLevel kind,
            @Nullable String parentId,
            LocalDate since,
            @Nullable String commandId)
            implements CommandInput {}

    @MutationMapping
    Payload establishUnit(@Argument EstablishUnitInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new EstablishUnit(
                        Given.required("code", input.code(), code -> new UnitId("unit/" + code)),
                        input.name().toName(),
                        input.kind(),
                        Given.optional("parentId", input.parentId(), UnitId::new),
                        input.since()));
    }

    record RenameUnitInput(
            String unitId,
            LocalizedNameInput name,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload renameUnit(@Argument RenameUnitInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RenameUnit(new UnitId(input.unitId()), input.name().toName(), Reason.of(input.reason())));
    }

    record MoveUnitInput(
            String unitId,
            @Nullable String parentId,
            LocalDate since,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload moveUnit(@Argument MoveUnitInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new MoveUnit(
                        new UnitId(input.unitId()),
                        Given.optional("parentId", input.parentId(), UnitId::new),
                        input.since(),
                        Reason.of(input.reason())));
    }

    record AppointHeadInput(
            String unitId,
            String personId,
            LocalDate since,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload appointHead(@Argument AppointHeadInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new AppointHead(
                        new UnitId(input.unitId()),
                        new PersonId(input.personId()),
                        input.since(),
                        Reason.of(input.reason())));
    }

    record DissolveUnitInput(
            String unitId,
            LocalDate on,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload dissolveUnit(@Argument DissolveUnitInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DissolveUnit(new UnitId(input.unitId()), input.on(), Reason.of(input.reason())));
    }

    record JoinOrganisationInput(
            String code,
            LocalizedNameInput name,
            @Nullable String title,
            String unitId,
            LocalDate since,
            @Nullable String commandId)
            implements CommandInput {}

    @MutationMapping
    Payload joinOrganisation(@Argument JoinOrganisationInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new JoinOrganisation(
                        Given.required("code", input.code(), code -> new PersonId("person/" + code)),
                        input.name().toName(),
                        input.title(),
                        new UnitId(input.unitId()),
                        input.since()));
    }

    record TransferPersonInput(
            String personId,
            String unitId,
            LocalDate since,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload transferPerson(@Argument TransferPersonInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new TransferPerson(
                        new PersonId(input.personId()),
                        new UnitId(input.unitId()),
                        input.since(),
                        Reason.of(input.reason())));
    }

    record RecordDepartureInput(
            String personId,
            LocalDate on,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload recordDeparture(@Argument RecordDepartureInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RecordDeparture(new PersonId(input.personId()), input.on(), Reason.of(input.reason())));
    }
}
