package io.targetledger.command;

import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;

/** The one way to change anything. */
public interface CommandGate {

    /**
     * Carries out a command, and returns once what it recorded is durable.
     *
     * <p>A command id recorded before is answered with the first outcome, if it came with the same command of the same
     * actor. A command that records nothing leaves its id free.
     *
     * @throws AccessDenied if the actor may not do this
     * @throws Refusal if a rule of the domain forbids it, or with one of the gate's own codes:
     *     {@code NOT_FOUND} there is no such aggregate; {@code ALREADY_EXISTS} there is one; {@code STALE_VERSION} it is not at
     *     the expected version, also when another commit came in between; {@code COMMAND_ID_REUSED} the command id was used
     *     for something else; {@code COMMAND_ID_INVALID}; {@code EFFECTIVE_AT_OUT_OF_RANGE}; {@code CONFLICT} others kept
     *     changing what the command was decided on; {@code TOO_LARGE}
     * @throws io.targetledger.ledger.OutcomeUnknown when the database went away in the middle: send the command again under
     *     the same command id
     */
    Receipt submit(Command command, Submission submission);
}
