package io.targetledger.segment;

import java.time.LocalDate;
import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import io.targetledger.segment.SegmentEvent.SegmentActivated;
import io.targetledger.segment.SegmentEvent.SegmentDefined;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import io.targetledger.segment.SegmentEvent.SegmentRedefined;
import io.targetledger.segment.SegmentEvent.SegmentRetired;
import io.targetledger.segment.SegmentEvent.SegmentReworded;
import org.jspecify.annotations.Nullable;

/** {@link SegmentView} × {@link SegmentEvent} → {@link SegmentView}. */
public final class SegmentFold implements AggregateFold<SegmentView, SegmentEvent> {

    public static final SegmentFold SEGMENTS = new SegmentFold();

    private SegmentFold() {}

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public Class<SegmentView> viewType() {
        return SegmentView.class;
    }

    @Override
    public Class<SegmentEvent> eventType() {
        return SegmentEvent.class;
    }

    @Override
    public @Nullable LocalDate effectiveOn(SegmentEvent event, EventContext context) {
        if (event instanceof SegmentEvaluated evaluated) {
            return evaluated.on();
        }
        return event instanceof SegmentRetired retired ? retired.on() : null;
    }

    @Override
    public @Nullable SegmentView evolve(@Nullable SegmentView before, SegmentEvent event, EventContext context) {
        if (event instanceof SegmentDefined defined) {
            return SegmentView.of(defined);
        }
        if (before == null) {
            return null;
        }
        if (event instanceof SegmentActivated) {
            return before.activated();
        }
        if (event instanceof SegmentRedefined redefined) {
            return before.redefined(redefined.definition(), redefined.version());
        }
        if (event instanceof SegmentReworded reworded) {
            return before.reworded(reworded.name(), reworded.description());
        }
        if (event instanceof SegmentEvaluated evaluated) {
            return before.evaluated(evaluated);
        }
        return event instanceof SegmentRetired retired ? before.retired(retired.on()) : before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("view.status", "to")),
                new IndexModel(Indexes.ascending("view.name.en", "key", "to")));
    }
}
