package io.targetledger.improvement;

/** How a plan ended. */
public enum PlanOutcome {
    /** Every objective was met. */
    SUCCEEDED,
    /** The agreed time is over and an objective was not met. */
    FAILED,
    /** It was given up, whatever was met: the person moved on, or it was the wrong plan. */
    WITHDRAWN
}
