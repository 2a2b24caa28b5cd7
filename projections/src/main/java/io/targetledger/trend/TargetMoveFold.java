package io.targetledger.trend;

import java.util.List;
import java.util.Set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.projection.BusinessTime;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/** Every revision of a target, one row each, so that many goals' can be read at once. */
public final class TargetMoveFold implements Fold<TargetMoveView, GoalEvent> {

    public static final TargetMoveFold TARGET_MOVES = new TargetMoveFold();

    private TargetMoveFold() {}

    @Override
    public String name() {
        return "targetMove";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<TargetMoveView> viewType() {
        return TargetMoveView.class;
    }

    @Override
    public Class<GoalEvent> eventType() {
        return GoalEvent.class;
    }

    @Override
    public Set<String> keysOf(GoalEvent event, EventContext context) {
        return event instanceof TargetRevised ? Set.of(String.valueOf(context.position())) : Set.of();
    }

    @Override
    public boolean beginsView(GoalEvent event, EventContext context) {
        return true;
    }

    @Override
    public BusinessTime businessTime() {
        return BusinessTime.atMoment("view.effectiveAt");
    }

    @Override
    public @Nullable TargetMoveView evolve(
            String key, @Nullable TargetMoveView before, GoalEvent event, EventContext context) {
        return event instanceof TargetRevised revised
                ? new TargetMoveView(
                        revised.goalId(),
                        revised.previous(),
                        revised.revised(),
                        revised.afterLock(),
                        context.actor(),
                        revised.reason().value(),
                        context.source(),
                        context.recordedAt(),
                        context.effectiveAt())
                : before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.goal", "to")),
                new IndexModel(Indexes.ascending("view.effectiveAt", "to")));
    }
}
