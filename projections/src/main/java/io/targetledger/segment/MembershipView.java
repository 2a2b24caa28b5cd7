package io.targetledger.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import io.targetledger.customer.CustomerId;
import io.targetledger.segment.SegmentEvent.MembershipChange;
import org.jspecify.annotations.Nullable;

/**
 * When a customer belonged to a segment, and why. The days are those of the evaluations: what was said last of a day holds,
 * so that one who joined and left again by evaluations of the same day did not belong on it.
 *
 * @param spans one after the other; only the last may be open. The retirement of the segment, which ends all of them, is not
 *     seen here: see {@link SegmentView#retiredOn()}
 */
public record MembershipView(SegmentId segment, CustomerId customer, List<Stay> spans) {

    /**
     * Days on which the customer belonged.
     *
     * @param since the first of them
     * @param until the first day on which the customer did not belong any more; null while it lasts
     * @param joinedBecause what was found that made the customer join
     * @param leftBecause what was found that made the customer leave; empty while it lasts
     */
    public record Stay(
            LocalDate since, @Nullable LocalDate until, List<Finding> joinedBecause, List<Finding> leftBecause) {

        boolean contains(LocalDate day) {
            return !day.isBefore(since) && (until == null || day.isBefore(until));
        }
    }

    /** Whether the customer belonged at the end of that day, as long as the segment was not retired. */
    boolean holdsOn(LocalDate day) {
        return spans.stream().anyMatch(stay -> stay.contains(day));
    }

    static MembershipView joined(
            @Nullable MembershipView before, SegmentId segment, MembershipChange change, LocalDate on) {
        List<Stay> spans = new ArrayList<>(before == null ? List.of() : before.spans());
        Stay last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && on.equals(last.until())) {
            // Left and joined again by evaluations of the same day: the customer never was away.
            spans.set(spans.size() - 1, new Stay(last.since(), null, last.joinedBecause(), List.of()));
        } else {
            spans.add(new Stay(on, null, change.because(), List.of()));
        }
        return new MembershipView(segment, change.customer(), List.copyOf(spans));
    }

    /** Null where the customer never belonged for a day. */
    @Nullable
    MembershipView left(MembershipChange change, LocalDate on) {
        List<Stay> rest = new ArrayList<>(spans);
        Stay last = rest.remove(rest.size() - 1);
        if (last.since().isBefore(on)) {
            rest.add(new Stay(last.since(), on, last.joinedBecause(), change.because()));
        }
        return rest.isEmpty() ? null : new MembershipView(segment, customer, List.copyOf(rest));
    }
}
