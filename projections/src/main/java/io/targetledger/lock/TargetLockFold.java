package io.targetledger.lock;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.lock.TargetLockEvent.TargetsLocked;
import io.targetledger.lock.TargetLockEvent.TargetsUnlocked;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link TargetLockView} × {@link TargetLockEvent} → {@link TargetLockView}. */
public final class TargetLockFold implements AggregateFold<TargetLockView, TargetLockEvent> {

    public static final TargetLockFold TARGET_LOCKS = new TargetLockFold();

    private TargetLockFold() {}

    @Override
    public String name() {
        return "targetlock";
    }

    @Override
    public Class<TargetLockView> viewType() {
        return TargetLockView.class;
    }

    @Override
    public Class<TargetLockEvent> eventType() {
        return TargetLockEvent.class;
    }

    @Override
    public @Nullable TargetLockView evolve(
            @Nullable TargetLockView before, TargetLockEvent event, EventContext context) {
        if (event instanceof TargetsLocked locked) {
            return new TargetLockView(locked.period(), locked.scope(), true);
        }
        if (event instanceof TargetsUnlocked && before != null) {
            return before.unlocked();
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending("view.locked", "to")));
    }
}
