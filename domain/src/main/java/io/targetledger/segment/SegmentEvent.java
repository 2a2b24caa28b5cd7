package io.targetledger.segment;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a customer segment. */
public sealed interface SegmentEvent {

    SegmentId segmentId();

    /** It is a draft, at version 1 of its definition. */
    record SegmentDefined(
            SegmentId segmentId,
            LocalizedName name,
            @Nullable String description,
            SegmentDefinition definition,
            @Nullable Reason reason)
            implements SegmentEvent {}

    record SegmentActivated(SegmentId segmentId, @Nullable Reason reason) implements SegmentEvent {}

    /** {@code version} counts definitions from 1 on. Nobody joins or leaves by it: the next evaluation says who does. */
    record SegmentRedefined(
            SegmentId segmentId, int version, SegmentDefinition previous, SegmentDefinition definition, Reason reason)
            implements SegmentEvent {}

    record SegmentReworded(
            SegmentId segmentId,
            LocalizedName previousName,
            @Nullable String previousDescription,
            LocalizedName name,
            @Nullable String description,
            @Nullable Reason reason)
            implements SegmentEvent {}

    /**
     * Who belonged to the segment at the end of a day was worked out. One evaluation with very many changes is recorded as
     * several of these events in one commit, told apart by {@code part}; each member joins or leaves in one of them.
     *
     * @param version of the definition it was evaluated by
     * @param on the day at whose end these customers belong to the segment
     * @param outcome of the whole evaluation, the same in each part
     * @param joined who belong and did not before, by id
     * @param left who do not belong and did before, by id
     * @param part from 1 on
     * @param parts how many events record this evaluation
     */
    record SegmentEvaluated(
            SegmentId segmentId,
            int version,
            LocalDate on,
            SegmentOutcome outcome,
            List<MembershipChange> joined,
            List<MembershipChange> left,
            int part,
            int parts,
            @Nullable Reason reason)
            implements SegmentEvent {

        public SegmentEvaluated {
            joined = List.copyOf(joined);
            left = List.copyOf(left);
        }
    }

    /** A customer who joined or left, and what was found that made it so. */
    record MembershipChange(CustomerId customer, List<Finding> because) {

        public MembershipChange {
            because = List.copyOf(because);
        }
    }

    /**
     * It ended, and nobody belongs to it from that day on.
     *
     * @param members how many belonged to it
     */
    record SegmentRetired(SegmentId segmentId, LocalDate on, int members, Reason reason) implements SegmentEvent {}
}
