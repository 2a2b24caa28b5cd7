package io.targetledger.improvement;

/**
 * Where a plan stands in its life.
 *
 * <pre>
 *            agree     redraft  activate  propose  agree to extension  close
 * DRAFT      AGREED    DRAFT    –         –        –                   CLOSED (withdrawn only)
 * AGREED     –         DRAFT    ACTIVE    –        –                   CLOSED (withdrawn only)
 * ACTIVE     –         –        –         ACTIVE   EXTENDED            CLOSED
 * EXTENDED   –         –        –         EXTENDED EXTENDED            CLOSED
 * CLOSED     –         –        –         –        –                   –
 * </pre>
 */
public enum PlanStatus {
    DRAFT,
    AGREED,
    ACTIVE,
    EXTENDED,
    CLOSED;

    /** Whether the person works by it: active, extended or not. */
    public boolean isRunning() {
        return this == ACTIVE || this == EXTENDED;
    }
}
