package io.targetledger.goal;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.goal.GoalEvent.ChildrenAskedToSum;
import io.targetledger.goal.GoalEvent.ConfidenceReassessed;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.goal.GoalEvent.GoalCancelled;
import io.targetledger.goal.GoalEvent.GoalClosed;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.GoalFocused;
import io.targetledger.goal.GoalEvent.GoalReassigned;
import io.targetledger.goal.GoalEvent.GoalReopened;
import io.targetledger.goal.GoalEvent.GoalReworded;
import io.targetledger.goal.GoalEvent.PeriodChanged;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.goal.GoalView.ClosureView;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link GoalView} × {@link GoalEvent} → {@link GoalView}. */
public final class GoalFold implements AggregateFold<GoalView, GoalEvent> {

    public static final GoalFold GOALS = new GoalFold();

    private GoalFold() {}

    @Override
    public String name() {
        return "goal";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<GoalView> viewType() {
        return GoalView.class;
    }

    @Override
    public Class<GoalEvent> eventType() {
        return GoalEvent.class;
    }

    @Override
    public @Nullable GoalView evolve(@Nullable GoalView before, GoalEvent event, EventContext context) {
        GoalView after = event instanceof GoalDefined defined ? GoalView.of(defined) : changed(before, event);
        return after != null && event.afterLock() ? after.changedAfterLock() : after;
    }

    private static @Nullable GoalView changed(@Nullable GoalView before, GoalEvent event) {
        if (before == null) {
            return null;
        }
        if (event instanceof TargetRevised revised) {
            return before.with(revised.revised());
        }
        if (event instanceof PeriodChanged changed) {
            return before.with(changed.period());
        }
        if (event instanceof GoalReassigned reassigned) {
            return before.with(reassigned.owner());
        }
        if (event instanceof GoalAligned aligned) {
            return before.with(aligned.relevance());
        }
        if (event instanceof GoalFocused focused) {
            return before.focused(focused.segment());
        }
        if (event instanceof ConfidenceReassessed reassessed) {
            return before.with(reassessed.achievability());
        }
        if (event instanceof ChildrenAskedToSum asked) {
            return before.withChildrenMustSum(asked.mustSum());
        }
        if (event instanceof GoalReworded reworded) {
            return before.reworded(reworded.title(), reworded.description());
        }
        if (event instanceof GoalActivated || event instanceof GoalReopened) {
            return before.with(GoalStatus.ACTIVE, null);
        }
        if (event instanceof GoalCancelled) {
            return before.with(GoalStatus.CANCELLED, null);
        }
        if (event instanceof GoalClosed closed) {
            return before.with(statusOf(closed.closure().outcome()), closureOf(closed));
        }
        return before;
    }

    private static GoalStatus statusOf(Outcome outcome) {
        return outcome == Outcome.ACHIEVED ? GoalStatus.ACHIEVED : GoalStatus.MISSED;
    }

    private static ClosureView closureOf(GoalClosed closed) {
        Closure closure = closed.closure();
        return new ClosureView(
                closure.outcome(),
                closure.decidedBy(),
                closure.actual(),
                closure.attainment(),
                closed.reason() == null ? null : closed.reason().value());
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.owner", "to")),
                new IndexModel(Indexes.ascending("view.parent", "to")),
                new IndexModel(Indexes.ascending("view.metric", "to")),
                new IndexModel(Indexes.ascending("view.status", "to")),
                new IndexModel(Indexes.ascending("view.segment", "to")),
                new IndexModel(Indexes.ascending("view.period.start", "key", "to")),
                new IndexModel(Indexes.ascending("view.title", "key", "to")),
                new IndexModel(Indexes.ascending("createdAt", "key", "to")));
    }
}
