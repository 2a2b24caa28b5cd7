package io.targetledger.command;

/**
 * What became of a command.
 *
 * @param aggregate id of the aggregate it was for
 * @param version the aggregate's version after it: the number of its events
 * @param position ledger position of the aggregate's latest event after it
 * @param replayed whether this is the outcome of an earlier submission under the same command id
 */
public record Receipt(String aggregate, long version, long position, boolean replayed) {}
