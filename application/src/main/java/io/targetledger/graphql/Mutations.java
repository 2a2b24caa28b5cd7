package io.targetledger.graphql;

import java.util.function.Supplier;

import io.targetledger.command.CommandGate;
import io.targetledger.command.FreshIds;
import io.targetledger.command.Receipt;
import io.targetledger.command.Submission;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;
import org.springframework.stereotype.Component;

/** Takes mutations to the command gate and brings refusals back as user errors. */
@Component
public final class Mutations {

    private static final String SOURCE = "graphql";

    private final CommandGate gate;
    private final UserErrors errors;

    Mutations(CommandGate gate, UserErrors errors) {
        this.gate = gate;
        this.errors = errors;
    }

    /** @param command makes the command; what it refuses, e.g. a malformed id, is a user error as well */
    public Payload run(Caller caller, CommandInput input, Supplier<? extends Command> command) {
        try {
            Receipt receipt = gate.submit(
                    command.get(),
                    new Submission(
                            caller.actor(),
                            SOURCE,
                            input.commandId(),
                            input.expectedVersion(),
                            input.effectiveAt(),
                            caller.correlationId(),
                            null));
            return Payload.of(receipt);
        } catch (Refusal refusal) {
            return Payload.refused(errors.of(refusal, caller.locale()));
        }
    }

    /** Id of an object that this mutation creates; the same when the same command id is sent again. */
    public static String newId(String kind, Caller caller, CommandInput input) {
        return FreshIds.of(kind, caller.actor().subject(), input.commandId());
    }
}
