package io.targetledger.lock;

import io.targetledger.shared.Ids;

/** Id of a lock on targets: {@code lock/…}. */
public record LockId(String value) {

    public LockId {
        Ids.checked("lockId", value, "lock");
    }

    @Override
    public String toString() {
        return value;
    }
}
