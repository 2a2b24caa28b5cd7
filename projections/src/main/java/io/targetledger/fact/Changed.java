package io.targetledger.fact;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;

/**
 * Which changes are asked for. Times are positions: events are recorded in the order of their times.
 *
 * @param after exclusive
 * @param until inclusive
 */
public record Changed(long after, long until) {

    public static Changed of(FactQuestion question, Views views, ReadPoint at) {
        long after = question.changedAfterPosition() == null ? 0 : Math.max(0, question.changedAfterPosition());
        if (question.changedFrom() != null) {
            after = Math.max(after, views.positionBefore(question.changedFrom()));
        }
        long until = at.position();
        if (question.changedTo() != null) {
            until = Math.min(until, views.positionBefore(question.changedTo()));
        }
        return new Changed(after, until);
    }
}
