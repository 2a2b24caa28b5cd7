package io.targetledger.segment;

import java.time.LocalDate;

import io.targetledger.shared.Command;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a customer segment. Where a reason is required its absence is a refusal. */
public sealed interface SegmentCommand extends Command {

    SegmentId segmentId();

    @Override
    default String aggregate() {
        return segmentId().value();
    }

    /** Drafts a segment. */
    record DefineSegment(
            @TargetAggregateIdentifier SegmentId segmentId,
            LocalizedName name,
            @Nullable String description,
            SegmentDefinition definition,
            @Nullable Reason reason)
            implements SegmentCommand {}

    /** From now on it may be evaluated, targeted by goals and used by campaigns. */
    record ActivateSegment(
            @TargetAggregateIdentifier SegmentId segmentId,
            @Nullable Reason reason) implements SegmentCommand {}

    /** Makes a new version, which holds from the next evaluation on. Needs a reason. */
    record RedefineSegment(
            @TargetAggregateIdentifier SegmentId segmentId,
            SegmentDefinition definition,
            @Nullable Reason reason) implements SegmentCommand {}

    /** Calls it otherwise; who belongs to it does not change. */
    record RewordSegment(
            @TargetAggregateIdentifier SegmentId segmentId,
            LocalizedName name,
            @Nullable String description,
            @Nullable Reason reason)
            implements SegmentCommand {}

    /**
     * Works out who belongs to it at the end of a day and records who joined and left since the evaluation before.
     *
     * @param on null is today; not in the future, and not before the last evaluation
     */
    record EvaluateSegment(
            @TargetAggregateIdentifier SegmentId segmentId,
            @Nullable LocalDate on,
            @Nullable Reason reason) implements SegmentCommand {}

    /** Ends it, and with it every membership. Needs a reason. */
    record RetireSegment(
            @TargetAggregateIdentifier SegmentId segmentId,
            @Nullable Reason reason) implements SegmentCommand {}
}
