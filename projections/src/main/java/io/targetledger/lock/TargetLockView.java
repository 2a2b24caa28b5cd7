package io.targetledger.lock;

import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/** A lock on targets as readers see it; {@code scope} null means everyone. */
public record TargetLockView(Period period, @Nullable OwnerId scope, boolean locked) {

    TargetLockView unlocked() {
        return new TargetLockView(period, scope, false);
    }
}
