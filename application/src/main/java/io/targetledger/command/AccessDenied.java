package io.targetledger.command;

import java.util.Map;

import io.targetledger.security.Actor;
import io.targetledger.shared.Violation;

/** The actor may not do this. The violation's text names the actor, their roles, the act, and what it would need. */
public final class AccessDenied extends RuntimeException {

    private final transient Violation violation;

    /**
     * @param act the denied act, e.g. {@code ReviseTarget on goal/9f}
     * @param needed code of the text that says what would allow it, e.g. {@code NEEDS_ADMIN}
     */
    public AccessDenied(Actor actor, String act, String needed) {
        super("%s (%s): %s %s".formatted(actor.subject(), actor.rolesInWords(), act, needed), null, false, false);
        this.violation = new Violation(
                needed, null, Map.of("actor", actor.subject(), "roles", actor.rolesInWords(), "act", act));
    }

    public Violation violation() {
        return violation;
    }
}
