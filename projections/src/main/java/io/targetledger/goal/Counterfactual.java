package io.targetledger.goal;

import io.targetledger.projection.Versioned;

/** A goal as it would be with another target, and where it would stand. */
public record Counterfactual(Versioned<GoalView> goal, Standing standing) {}
