package io.targetledger.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.targetledger.customer.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * The segments as they stand, for rules that need them. An answer must still stand when what was decided by it is
 * recorded: a {@code SegmentActivated}, {@code SegmentEvaluated} or {@code SegmentRetired} that comes in between makes the
 * decision void.
 */
public interface SegmentRegister {

    /** Nothing for a segment never defined. */
    Optional<Entry> find(SegmentId segment);

    /** Where the segment stands; nothing for one never defined. */
    default Optional<SegmentStatus> statusOf(SegmentId segment) {
        return find(segment).map(Entry::status);
    }

    /**
     * A segment and who belongs to it.
     *
     * @param version of the definition it was last evaluated by; of the first where it never was
     * @param evaluatedOn null where it never was
     * @param members in any order
     */
    record Entry(
            SegmentId segmentId,
            SegmentStatus status,
            int version,
            @Nullable LocalDate evaluatedOn,
            List<CustomerId> members) {}
}
