package io.targetledger.goal;

/** Which goals exist and what they are aligned under, for rules that need it. */
public interface GoalTree {

    boolean exists(GoalId goalId);

    /** Whether {@code goal} is {@code ancestor} itself or aligned below it, over any number of levels. */
    boolean isWithin(GoalId goal, GoalId ancestor);
}
