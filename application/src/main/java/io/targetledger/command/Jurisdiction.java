package io.targetledger.command;

import java.util.Optional;

/**
 * Whose goals and measurements are whose to change. Answers hold at the ledger's head: an implementation on views waits
 * until they have caught up, so that what was just created is known.
 */
public interface Jurisdiction {

    /** Whether the person heads, today, the owner's unit or any unit above; the owner is a person or a unit. */
    boolean heads(String personId, String ownerId);

    /** Owner of the goal, or nothing where there is no such goal. */
    Optional<String> ownerOf(String goalId);

    /** Subject of the measurement as last corrected, or nothing where there is no such measurement. */
    Optional<String> subjectOf(String measurementId);
}
