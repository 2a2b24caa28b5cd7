package io.targetledger.command;

import io.targetledger.security.Actor;

/** The actor may not do this. The message names the actor's roles and what would be needed. */
public final class AccessDenied extends RuntimeException {

    /**
     * @param what the denied act, e.g. {@code ReviseTarget on goal/9f}
     * @param needed what would allow it, e.g. {@code the role ADMIN}
     */
    public AccessDenied(Actor actor, String what, String needed) {
        super(
                "%s (%s) may not do this: %s needs %s".formatted(actor.subject(), actor.rolesInWords(), what, needed),
                null,
                false,
                false);
    }
}
