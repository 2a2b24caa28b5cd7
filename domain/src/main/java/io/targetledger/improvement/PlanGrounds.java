package io.targetledger.improvement;

/**
 * What plans and their evidence may refer to, for rules that need it. What was there once stays there, so the answer yes
 * always stands; nothing has to be guarded.
 */
public interface PlanGrounds {

    /** Whether there is a review, goal or measurement of this id ({@code review/…}, {@code goal/…}, {@code measurement/…}). */
    boolean exist(String reference);
}
