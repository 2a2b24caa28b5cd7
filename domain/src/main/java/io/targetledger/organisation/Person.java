package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.PersonCommand.JoinOrganisation;
import io.targetledger.organisation.PersonCommand.RecordDeparture;
import io.targetledger.organisation.PersonCommand.TransferPerson;
import io.targetledger.organisation.PersonEvent.PersonDeparted;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonEvent.PersonTransferred;
import io.targetledger.shared.Dates;
import io.targetledger.shared.Differences;
import io.targetledger.shared.Text;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * A person's place in the organisation: the unit they belong to, since a day that may lie in the past.
 *
 * <p>Transfers dated after the departure are refused, but a departure may be dated before transfers planned for later:
 * they then never come to hold.
 */
public final class Person {

    private static final int LONGEST_TITLE = 200;

    @AggregateIdentifier
    private PersonId personId;

    /** As first taken in: an organisation loaded again must not undo what changed since. */
    private PersonJoined first;

    private List<Placement> placements = List.of();
    private @Nullable LocalDate departedOn;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Person() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(JoinOrganisation command, OrganisationRegister register) {
        PersonJoined joined = new PersonJoined(
                command.personId(),
                command.name(),
                Text.optional("title", command.title(), LONGEST_TITLE),
                command.unit(),
                command.since());
        if (personId == null) {
            Dates.checked("since", command.since());
            register.levelOfExisting("unitId", command.unit(), command.since());
            apply(joined);
        } else if (!joined.equals(first)) {
            throw new PersonAlreadyJoined(personId, Differences.between(first, joined));
        }
    }

    @CommandHandler
    void handle(TransferPerson command, OrganisationRegister register) {
        mustBelongOn("since", command.since());
        UnitId previous = unitOn(command.since());
        if (command.unit().equals(previous)) {
            return;
        }
        register.levelOfExisting("unitId", command.unit(), command.since());
        apply(new PersonTransferred(personId, previous, command.unit(), command.since(), command.requiredReason()));
    }

    @CommandHandler
    void handle(RecordDeparture command) {
        if (command.on().equals(departedOn)) {
            return;
        }
        if (departedOn != null) {
            throw new PersonHasDeparted("on", personId, command.on(), departedOn);
        }
        mustBelongOn("on", command.on());
        apply(new PersonDeparted(personId, command.on(), command.requiredReason()));
    }

    private void mustBelongOn(String field, LocalDate day) {
        Dates.checked(field, day);
        if (day.isBefore(first.since())) {
            throw new BeforeJoining(field, personId, day, first.since());
        }
        if (departedOn != null && !day.isBefore(departedOn)) {
            throw new PersonHasDeparted(field, personId, day, departedOn);
        }
    }

    private @Nullable UnitId unitOn(LocalDate day) {
        Placement holding = Dated.on(day, placements);
        return holding == null ? null : holding.unit();
    }

    @EventSourcingHandler
    void on(PersonJoined event) {
        personId = event.personId();
        first = event;
        placements = List.of(new Placement(event.unit(), event.since()));
    }

    @EventSourcingHandler
    void on(PersonTransferred event) {
        placements = Dated.with(new Placement(event.unit(), event.since()), placements);
    }

    @EventSourcingHandler
    void on(PersonDeparted event) {
        departedOn = event.on();
    }

    private record Placement(UnitId unit, LocalDate since) implements Dated {}
}
