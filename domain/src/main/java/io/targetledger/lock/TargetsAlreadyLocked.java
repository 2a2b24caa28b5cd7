package io.targetledger.lock;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** This id was given to a lock before; another lock needs an id of its own. */
public final class TargetsAlreadyLocked extends Refusal {

    public TargetsAlreadyLocked(LockId lock) {
        super(TargetsAlreadyLocked.class, "lockId", Map.of("lock", lock));
    }
}
