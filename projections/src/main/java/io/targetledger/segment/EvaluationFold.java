package io.targetledger.segment;

import java.util.List;
import java.util.Set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.BusinessTime;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import org.jspecify.annotations.Nullable;

/** Size and value of segments over time: one view for each segment and day of evaluation. */
public final class EvaluationFold implements Fold<EvaluationView, SegmentEvent> {

    public static final EvaluationFold EVALUATIONS = new EvaluationFold();

    private EvaluationFold() {}

    @Override
    public String name() {
        return "segmentevaluation";
    }

    @Override
    public Class<EvaluationView> viewType() {
        return EvaluationView.class;
    }

    @Override
    public Class<SegmentEvent> eventType() {
        return SegmentEvent.class;
    }

    @Override
    public Set<String> keysOf(SegmentEvent event, EventContext context) {
        return event instanceof SegmentEvaluated evaluated
                ? Set.of(evaluated.segmentId() + "|" + evaluated.on())
                : Set.of();
    }

    @Override
    public BusinessTime businessTime() {
        return BusinessTime.onDay("view.on");
    }

    @Override
    public @Nullable EvaluationView evolve(
            String key, @Nullable EvaluationView before, SegmentEvent event, EventContext context) {
        return event instanceof SegmentEvaluated evaluated ? EvaluationView.after(before, evaluated) : before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending("view.segment", "view.on", "key", "to")));
    }
}
