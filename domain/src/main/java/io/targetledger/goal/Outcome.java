package io.targetledger.goal;

/** How a closed goal ended. */
public enum Outcome {
    ACHIEVED,
    MISSED
}
