package io.targetledger.embedded;

/** What an acknowledged write survives. Either way it is handed to the operating system before the client hears of it. */
public enum Durability {
    /** The death of this process, by {@code kill -9} or a crash of the JVM. A loss of power may take back the last writes. */
    ACKNOWLEDGED_SURVIVES_KILL,
    /** A loss of power too: every group of writes is also forced to the disk before it is acknowledged. */
    FSYNC
}
