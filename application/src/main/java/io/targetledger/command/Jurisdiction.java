package io.targetledger.command;

/** Who heads whom. Answers hold at the ledger's head: an implementation on views waits until they have caught up. */
public interface Jurisdiction {

    /** Whether the person heads, today, the owner's unit or any unit above; the owner is a person or a unit. */
    boolean heads(String personId, String ownerId);
}
