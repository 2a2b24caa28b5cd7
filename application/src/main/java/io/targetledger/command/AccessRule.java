package io.targetledger.command;

import io.targetledger.security.Actor;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;

/**
 * Who, besides the role ADMIN, may submit the commands of one kind of aggregate: one bean a kind. Where there is none, ADMIN
 * alone may. Whose affair something is must be judged at the ledger's head, so that what was just created is known.
 *
 * @param <C> sealed interface of the commands
 */
public interface AccessRule<C extends Command> {

    Class<C> commands();

    /**
     * @throws Refusal {@code NOT_FOUND}, see {@link #notFound}, where whose affair it is cannot be told because the object
     *     does not exist
     */
    boolean allows(Actor actor, C command);

    /** Code of the text that says what would allow it, the role ADMIN among it. */
    String needed(C command);

    static Refusal notFound(Command command) {
        return Refusals.notFound(command.aggregate());
    }
}
