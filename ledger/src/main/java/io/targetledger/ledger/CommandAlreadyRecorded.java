package io.targetledger.ledger;

/** The command id stands in the ledger already; {@link Ledger#command} tells its outcome. Nothing was recorded now. */
public final class CommandAlreadyRecorded extends LedgerException {

    private final String commandId;

    CommandAlreadyRecorded(String commandId) {
        super("command %s was recorded before; its first outcome stands".formatted(commandId));
        this.commandId = commandId;
    }

    public String commandId() {
        return commandId;
    }
}
