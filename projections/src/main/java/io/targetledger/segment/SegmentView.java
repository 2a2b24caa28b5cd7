package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.targetledger.segment.SegmentEvent.SegmentDefined;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * A segment as readers see it. Who belongs to it is not part of it: see {@link MembershipView}.
 *
 * @param definitionVersion counts definitions from 1 on
 * @param members who belong to it by the last evaluation; 0 before the first and from the retirement on
 * @param considered all customers there were at the last evaluation
 * @param revenue of the members from deals won in the 365 days before the last evaluation
 * @param evaluatedOn day of the last evaluation; null before the first
 * @param evaluatedVersion of the definition it was last evaluated by
 * @param retiredOn the day from which on nobody belongs to it
 */
public record SegmentView(
        LocalizedName name,
        @Nullable String description,
        SegmentStatus status,
        SegmentDefinition definition,
        int definitionVersion,
        int members,
        @Nullable Integer considered,
        @Nullable BigDecimal revenue,
        @Nullable LocalDate evaluatedOn,
        @Nullable Integer evaluatedVersion,
        @Nullable LocalDate retiredOn) {

    static SegmentView of(SegmentDefined defined) {
        return new SegmentView(
                defined.name(),
                defined.description(),
                SegmentStatus.DRAFT,
                defined.definition(),
                1,
                0,
                null,
                null,
                null,
                null,
                null);
    }

    SegmentView activated() {
        return new SegmentView(
                name,
                description,
                SegmentStatus.ACTIVE,
                definition,
                definitionVersion,
                members,
                considered,
                revenue,
                evaluatedOn,
                evaluatedVersion,
                null);
    }

    SegmentView reworded(LocalizedName newName, @Nullable String newDescription) {
        return new SegmentView(
                newName,
                newDescription,
                status,
                definition,
                definitionVersion,
                members,
                considered,
                revenue,
                evaluatedOn,
                evaluatedVersion,
                retiredOn);
    }

    SegmentView redefined(SegmentDefinition newDefinition, int version) {
        return new SegmentView(
                name,
                description,
                status,
                newDefinition,
                version,
                members,
                considered,
                revenue,
                evaluatedOn,
                evaluatedVersion,
                retiredOn);
    }

    SegmentView evaluated(SegmentEvaluated evaluation) {
        return new SegmentView(
                name,
                description,
                status,
                definition,
                definitionVersion,
                evaluation.outcome().members(),
                evaluation.outcome().considered(),
                evaluation.outcome().revenue(),
                evaluation.on(),
                evaluation.version(),
                retiredOn);
    }

    SegmentView retired(LocalDate on) {
        return new SegmentView(
                name,
                description,
                SegmentStatus.RETIRED,
                definition,
                definitionVersion,
                0,
                considered,
                revenue,
                evaluatedOn,
                evaluatedVersion,
                on);
    }

    /** Whether anybody can belong to it at the end of that day. */
    boolean hasMembersOn(LocalDate day) {
        return retiredOn == null || day.isBefore(retiredOn);
    }
}
