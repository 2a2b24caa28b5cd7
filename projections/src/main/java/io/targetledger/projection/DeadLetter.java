package io.targetledger.projection;

import java.time.Instant;

/**
 * An event that a fold could not take. The view it belongs to stands as it was before, and later events of that view wait
 * behind it; every other view goes on.
 *
 * @param view name of the fold
 * @param key of the view that stands still
 * @param position of the event
 * @param eventType e.g. {@code goal.TargetRevised}
 * @param aggregate that the event happened to
 * @param error what the fold said
 * @param parkedAt when it failed, last
 */
public record DeadLetter(
        String view, String key, long position, String eventType, String aggregate, String error, Instant parkedAt) {}
