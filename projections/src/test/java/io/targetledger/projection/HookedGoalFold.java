package io.targetledger.projection;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import com.mongodb.client.model.IndexModel;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalView;
import org.jspecify.annotations.Nullable;

import static io.targetledger.goal.GoalFold.GOALS;

/** The fold of goals as another release might have it, with something that happens before each event is folded. */
record HookedGoalFold(int version, Consumer<EventContext> beforeEach) implements Fold<GoalView, GoalEvent> {

    @Override
    public String name() {
        return GOALS.name();
    }

    @Override
    public Class<GoalView> viewType() {
        return GOALS.viewType();
    }

    @Override
    public Class<GoalEvent> eventType() {
        return GOALS.eventType();
    }

    @Override
    public Set<String> keysOf(GoalEvent event, EventContext context) {
        return GOALS.keysOf(event, context);
    }

    @Override
    public boolean beginsView(GoalEvent event, EventContext context) {
        return GOALS.beginsView(event, context);
    }

    @Override
    public @Nullable GoalView evolve(String key, @Nullable GoalView before, GoalEvent event, EventContext context) {
        beforeEach.accept(context);
        return GOALS.evolve(key, before, event, context);
    }

    @Override
    public BusinessTime businessTime() {
        return GOALS.businessTime();
    }

    @Override
    public @Nullable LocalDate effectiveOn(GoalEvent event, EventContext context) {
        return GOALS.effectiveOn(event, context);
    }

    @Override
    public List<IndexModel> indexes() {
        return GOALS.indexes();
    }
}
