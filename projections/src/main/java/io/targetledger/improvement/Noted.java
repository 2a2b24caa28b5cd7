package io.targetledger.improvement;

import java.time.Instant;

import io.targetledger.projection.EventContext;

/**
 * When and by whom a part of a plan was recorded.
 *
 * @param position in the ledger: what else was known then can be read there
 * @param by subject of the token
 */
public record Noted(long position, Instant at, String by) {

    static Noted of(EventContext context) {
        return new Noted(context.position(), context.recordedAt(), context.actor());
    }
}
