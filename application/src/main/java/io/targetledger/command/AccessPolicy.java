package io.targetledger.command;

import java.util.Set;

import io.targetledger.goal.GoalCommand;
import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.measurement.MeasurementCommand;
import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;

/**
 * Who may do what. The only place that decides it.
 *
 * <ul>
 *   <li>ADMIN changes everything.
 *   <li>MANAGER changes goals whose owner, and measurements whose subject, is a unit they head, one below it, or a person
 *       in these; both the owner as it is and the owner as it shall be.
 *   <li>SALES_REP records, corrects and retracts measurements of themselves, and reassesses the confidence in goals they own.
 *   <li>AUDITOR and BI change nothing; BI does not read objects either, only rows of facts.
 * </ul>
 *
 * An actor with several roles may do what any of them allows.
 */
public final class AccessPolicy {

    /** Queries that show no object. */
    private static final Set<String> OPEN_TO_BI = Set.of("ledger");

    private static final String FACTS = "Facts";

    private final Jurisdiction jurisdiction;

    AccessPolicy(Jurisdiction jurisdiction) {
        this.jurisdiction = jurisdiction;
    }

    /**
     * @param field name of the field of Query
     * @throws AccessDenied if the actor's roles do not allow it
     */
    public void checkReading(Actor actor, String field) {
        boolean readsObjects =
                actor.is(Role.ADMIN) || actor.is(Role.MANAGER) || actor.is(Role.SALES_REP) || actor.is(Role.AUDITOR);
        boolean readsFacts = actor.is(Role.BI) && (OPEN_TO_BI.contains(field) || field.endsWith(FACTS));
        if (!readsObjects && !readsFacts) {
            throw new AccessDenied(
                    actor,
                    "reading " + field,
                    "one of the roles ADMIN, MANAGER, SALES_REP, AUDITOR (the role BI reads only fields ending in Facts)");
        }
    }

    /**
     * @throws AccessDenied if the actor may not submit the command
     * @throws Refusal {@code NOT_FOUND} where whose affair it is cannot be told because the object does not exist
     */
    void checkSubmitting(Actor actor, Command command) {
        if (actor.is(Role.ADMIN)) {
            return;
        }
        if (command instanceof GoalCommand goal) {
            checkGoal(actor, goal);
        } else if (command instanceof MeasurementCommand measurement) {
            checkMeasurement(actor, measurement);
        } else {
            throw denied(actor, command, "the role ADMIN");
        }
    }

    private void checkGoal(Actor actor, GoalCommand command) {
        if (command instanceof DefineGoal define && define.owner() == null && actor.is(Role.MANAGER)) {
            return; // refused by the goal itself, which names all that is missing
        }
        String owner = command instanceof DefineGoal define && define.owner() != null
                ? define.owner().value()
                : jurisdiction.ownerOf(command.goalId().value()).orElseThrow(() -> notFound(command));
        boolean reassesses = command instanceof ReassessConfidence;
        if (reassesses && actor.is(Role.SALES_REP) && actor.personId().equals(owner)) {
            return;
        }
        String newOwner =
                command instanceof ReassignGoal reassign ? reassign.owner().value() : owner;
        if (actor.is(Role.MANAGER) && isWithin(actor, owner) && isWithin(actor, newOwner)) {
            return;
        }
        throw denied(
                actor,
                command,
                "the role MANAGER heading the unit of the goal's owner or one above it"
                        + (reassesses ? ", or the role SALES_REP owning the goal," : "")
                        + " or the role ADMIN");
    }

    private void checkMeasurement(Actor actor, MeasurementCommand command) {
        String subject = command instanceof RecordMeasurement recording
                ? recording.fact().subjectId().value()
                : jurisdiction.subjectOf(command.measurementId().value()).orElseThrow(() -> notFound(command));
        String newSubject = command instanceof CorrectMeasurement correction && correction.subjectId() != null
                ? correction.subjectId().value()
                : subject;
        if (isOwnAffair(actor, subject) && isOwnAffair(actor, newSubject)) {
            return;
        }
        throw denied(
                actor,
                command,
                "the role SALES_REP for measurements of oneself, the role MANAGER heading the unit of whom is measured or"
                        + " one above it, or the role ADMIN");
    }

    private boolean isOwnAffair(Actor actor, String subject) {
        return (actor.is(Role.SALES_REP) && actor.personId().equals(subject))
                || (actor.is(Role.MANAGER) && isWithin(actor, subject));
    }

    private boolean isWithin(Actor actor, String owner) {
        return jurisdiction.heads(actor.personId(), owner);
    }

    private static Refusal notFound(Command command) {
        return Refusals.notFound(command.aggregate());
    }

    private static AccessDenied denied(Actor actor, Command command, String needed) {
        return new AccessDenied(actor, command.getClass().getSimpleName() + " on " + command.aggregate(), needed);
    }
}
