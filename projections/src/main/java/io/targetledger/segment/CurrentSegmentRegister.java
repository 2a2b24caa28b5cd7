package io.targetledger.segment;

import java.util.Optional;

import io.targetledger.customer.CustomerId;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.segment.SegmentEvent.SegmentActivated;
import io.targetledger.segment.SegmentEvent.SegmentDefined;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import io.targetledger.segment.SegmentEvent.SegmentRetired;

/** The segments as rules read them. */
public final class CurrentSegmentRegister implements SegmentRegister {

    private final SegmentQueries segments;
    private final Decisions decisions;

    public CurrentSegmentRegister(SegmentQueries segments, Decisions decisions) {
        this.segments = segments;
        this.decisions = decisions;
    }

    @Override
    public Optional<Entry> find(SegmentId segment) {
        ReadPoint at = decisions.reading(
                SegmentDefined.class, SegmentActivated.class, SegmentEvaluated.class, SegmentRetired.class);
        return segments.find(segment, at).map(Versioned::view).map(view -> entry(segment, view, at));
    }

    private Entry entry(SegmentId segment, SegmentView view, ReadPoint at) {
        return new Entry(
                segment,
                view.status(),
                view.evaluatedVersion() == null ? 1 : view.evaluatedVersion(),
                view.evaluatedOn(),
                view.members() == 0
                        ? java.util.List.of()
                        : segments.currentMembers(segment, at).stream()
                                .map(CustomerId::new)
                                .toList());
    }

    /** Who belongs does not matter here, so that an evaluation in between does not either. */
    @Override
    public Optional<SegmentStatus> statusOf(SegmentId segment) {
        ReadPoint at = decisions.reading(SegmentDefined.class, SegmentActivated.class, SegmentRetired.class);
        return segments.find(segment, at).map(found -> found.view().status());
    }
}
