package io.targetledger.measurement;

import java.util.Optional;
import java.util.function.Function;

import io.targetledger.command.AccessRule;
import io.targetledger.command.Jurisdiction;
import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;

/**
 * A SALES_REP records, corrects and retracts measurements of themselves; a MANAGER those of a unit they head, one below it, or
 * a person in these. A correction that moves the subject must be allowed for both.
 */
record MeasurementAccess(Jurisdiction jurisdiction, Function<MeasurementId, Optional<SubjectId>> subjectOf)
        implements AccessRule<MeasurementCommand> {

    @Override
    public Class<MeasurementCommand> commands() {
        return MeasurementCommand.class;
    }

    @Override
    public boolean allows(Actor actor, MeasurementCommand command) {
        SubjectId subject = command instanceof RecordMeasurement recording
                ? recording.fact().subjectId()
                : subjectOf.apply(command.measurementId()).orElseThrow(() -> AccessRule.notFound(command));
        SubjectId newSubject = command instanceof CorrectMeasurement correction && correction.subjectId() != null
                ? correction.subjectId()
                : subject;
        return isOwnAffair(actor, subject) && isOwnAffair(actor, newSubject);
    }

    @Override
    public String needed(MeasurementCommand command) {
        return "NEEDS_OWN_MEASUREMENT";
    }

    private boolean isOwnAffair(Actor actor, SubjectId subject) {
        return (actor.is(Role.SALES_REP) && actor.personId().equals(subject.value()))
                || (actor.is(Role.MANAGER) && jurisdiction.heads(actor.personId(), subject.value()));
    }
}
