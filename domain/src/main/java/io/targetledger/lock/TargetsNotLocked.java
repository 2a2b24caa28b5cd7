package io.targetledger.lock;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** The targets were unlocked before. */
public final class TargetsNotLocked extends Refusal {

    public TargetsNotLocked(LockId lock) {
        super(TargetsNotLocked.class, "lockId", Map.of("lock", lock));
    }
}
