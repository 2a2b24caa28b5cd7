package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import org.jspecify.annotations.Nullable;

/**
 * What the evaluations of one day came to: size and value of a segment at its end.
 *
 * @param definitionVersion of the definition it was evaluated by
 * @param considered all customers there were
 * @param revenue of the members from deals won in the 365 days that end with that day
 * @param joined how many joined, by all evaluations of the day
 * @param left how many left, likewise
 */
public record EvaluationView(
        SegmentId segment,
        LocalDate on,
        int definitionVersion,
        int considered,
        int members,
        BigDecimal revenue,
        int joined,
        int left) {

    /** After one more part of an evaluation of that day. */
    static EvaluationView after(@Nullable EvaluationView before, SegmentEvaluated part) {
        return new EvaluationView(
                part.segmentId(),
                part.on(),
                part.version(),
                part.outcome().considered(),
                part.outcome().members(),
                part.outcome().revenue(),
                (before == null ? 0 : before.joined()) + part.joined().size(),
                (before == null ? 0 : before.left()) + part.left().size());
    }
}
