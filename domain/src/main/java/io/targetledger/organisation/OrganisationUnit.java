package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.targetledger.organisation.OrganisationUnitCommand.AppointHead;
import io.targetledger.organisation.OrganisationUnitCommand.DissolveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.EstablishUnit;
import io.targetledger.organisation.OrganisationUnitCommand.MoveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.RenameUnit;
import io.targetledger.organisation.OrganisationUnitEvent.HeadAppointed;
import io.targetledger.organisation.OrganisationUnitEvent.UnitDissolved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.OrganisationUnitEvent.UnitMoved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitRenamed;
import io.targetledger.shared.Dates;
import io.targetledger.shared.Differences;
import io.targetledger.shared.LocalizedName;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * A unit of the organisation: what it stands below and who leads it, each since a day that may lie in the past.
 *
 * <p>Changes dated after the dissolution are refused, but a dissolution may be dated before changes planned for later:
 * they then never come to hold.
 */
public final class OrganisationUnit {

    @AggregateIdentifier
    private UnitId unitId;

    /** As first established: an organisation loaded again must not undo what changed since. */
    private UnitEstablished first;

    private LocalizedName name;
    private List<Parent> parents = List.of();
    private List<Head> heads = List.of();
    private @Nullable LocalDate dissolvedOn;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private OrganisationUnit() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(EstablishUnit command, OrganisationRegister register) {
        UnitEstablished established = new UnitEstablished(
                command.unitId(), command.name(), command.level(), command.parent(), command.since());
        if (unitId == null) {
            Dates.checked("since", command.since());
            if (command.parent() != null) {
                mustBeHigher(command.parent(), command.level(), command.since(), register);
            }
            apply(established);
        } else if (!established.equals(first)) {
            throw new UnitAlreadyEstablished(unitId, Differences.between(first, established));
        }
    }

    @CommandHandler
    void handle(RenameUnit command) {
        // Allowed after the dissolution too: the name of a unit of the past may be misspelt.
        if (!command.name().equals(name)) {
            apply(new UnitRenamed(unitId, name, command.name(), command.reason()));
        }
    }

    @CommandHandler
    void handle(MoveUnit command, OrganisationRegister register) {
        mustExistOn("since", command.since());
        UnitId parent = command.parent();
        UnitId previous = parentOn(command.since());
        if (Objects.equals(parent, previous)) {
            return;
        }
        if (parent != null) {
            if (register.isWithin(parent, unitId, command.since())) {
                throw new UnitWouldContainItself(unitId, parent, command.since());
            }
            mustBeHigher(parent, first.level(), command.since(), register);
        }
        apply(new UnitMoved(unitId, previous, parent, command.since(), command.requiredReason()));
    }

    @CommandHandler
    void handle(AppointHead command, OrganisationRegister register) {
        mustExistOn("since", command.since());
        PersonId previous = headOn(command.since());
        if (command.head().equals(previous)) {
            return;
        }
        if (!register.knows(OwnerId.of(command.head()))) {
            throw new UnknownPerson("personId", command.head());
        }
        apply(new HeadAppointed(unitId, previous, command.head(), command.since(), command.reason()));
    }

    @CommandHandler
    void handle(DissolveUnit command) {
        if (command.on().equals(dissolvedOn)) {
            return;
        }
        if (dissolvedOn != null) {
            throw new UnitIsDissolved("on", unitId, dissolvedOn);
        }
        mustExistOn("on", command.on());
        apply(new UnitDissolved(unitId, command.on(), command.requiredReason()));
    }

    private void mustExistOn(String field, LocalDate day) {
        Dates.checked(field, day);
        if (day.isBefore(first.since())) {
            throw new BeforeEstablished(field, unitId, day, first.since());
        }
        if (dissolvedOn != null && !day.isBefore(dissolvedOn)) {
            throw new UnitIsDissolved(field, unitId, day);
        }
    }

    private static void mustBeHigher(UnitId parent, UnitLevel level, LocalDate since, OrganisationRegister register) {
        UnitLevel parentLevel = register.levelOfExisting("parentId", parent, since);
        if (parentLevel.compareTo(level) >= 0) {
            throw new ParentMustBeHigher(level, parent, parentLevel);
        }
    }

    private @Nullable UnitId parentOn(LocalDate day) {
        Parent holding = Dated.on(day, parents);
        return holding == null ? null : holding.parent();
    }

    private @Nullable PersonId headOn(LocalDate day) {
        Head holding = Dated.on(day, heads);
        return holding == null ? null : holding.head();
    }

    @EventSourcingHandler
    void on(UnitEstablished event) {
        unitId = event.unitId();
        first = event;
        name = event.name();
        parents = List.of(new Parent(event.parent(), event.since()));
    }

    @EventSourcingHandler
    void on(UnitRenamed event) {
        name = event.name();
    }

    @EventSourcingHandler
    void on(UnitMoved event) {
        parents = Dated.with(new Parent(event.parent(), event.since()), parents);
    }

    @EventSourcingHandler
    void on(HeadAppointed event) {
        heads = Dated.with(new Head(event.head(), event.since()), heads);
    }

    @EventSourcingHandler
    void on(UnitDissolved event) {
        dissolvedOn = event.on();
    }

    /** The unit above, or null for a root. */
    private record Parent(@Nullable UnitId parent, LocalDate since) implements Dated {}

    private record Head(PersonId head, LocalDate since) implements Dated {}
}
