package io.targetledger.lock;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Latest;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;

import static io.targetledger.lock.TargetLockFold.TARGET_LOCKS;

/** How locks on targets are found. */
public final class TargetLockQueries {

    private final ViewReader<TargetLockView> locks;
    private final Latest<List<TargetLockView>> inForce;

    public TargetLockQueries(Views views) {
        this.locks = views.reader(TARGET_LOCKS);
        this.inForce = new Latest<>(
                views,
                List.of(TARGET_LOCKS),
                at -> locks.all(Filters.eq("view.locked", true), at).stream()
                        .map(Versioned::view)
                        .toList());
    }

    public Optional<Versioned<TargetLockView>> find(LockId lock, ReadPoint at) {
        return locks.find(lock.value(), at);
    }

    public Slice<Versioned<TargetLockView>> page(PageRequest page, ReadPoint at) {
        return locks.page(Filters.empty(), Order.BY_KEY, page, at);
    }

    public long count(ReadPoint at) {
        return locks.count(Filters.empty(), at);
    }

    /** The locks that are locked. */
    public List<TargetLockView> inForce(ReadPoint at) {
        return inForce.at(at);
    }
}
