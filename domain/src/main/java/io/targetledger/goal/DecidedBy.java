package io.targetledger.goal;

/** Who decided how a goal ended: what was measured, or a person who overrode it with a reason. */
public enum DecidedBy {
    MEASUREMENTS,
    OVERRIDE
}
