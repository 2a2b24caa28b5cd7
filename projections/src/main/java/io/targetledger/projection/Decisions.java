package io.targetledger.projection;

/**
 * Where rules read while a command decides. All reads of one command stand at the same point, at or behind everything
 * recorded before the command began, and are recorded as the ground of its decision.
 */
public interface Decisions {

    /**
     * The point at which the command at hand reads.
     *
     * @param groundsMove events that would change what is about to be read: should one be recorded before the command's
     *     own events are, the command is decided anew
     */
    ReadPoint reading(Class<?>... groundsMove);
}
