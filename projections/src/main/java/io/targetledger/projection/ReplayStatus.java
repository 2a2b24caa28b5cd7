package io.targetledger.projection;

import org.jspecify.annotations.Nullable;

/**
 * How the replay of a view stands.
 *
 * @param view name of the fold
 * @param resumedAt position from which it went on, after it had been cut off; 0 where it began at the beginning
 * @param folded position up to which the shadow is folded
 * @param until position that it is folded up to before it is compared
 * @param eventsPerSecond so far; 0 at first
 * @param secondsLeft estimated from that; null where nothing can be said
 * @param equal whether the shadow is what the live view is, row by row; null until they were compared
 * @param digest of the shadow's rows, SHA-256 in hex; null until then
 * @param liveDigest of the live view's rows at the same position; null until then
 * @param swapped whether the shadow has taken the live view's place
 * @param message why it failed; null otherwise
 */
public record ReplayStatus(
        String view,
        State state,
        long resumedAt,
        long folded,
        long until,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable Boolean equal,
        @Nullable String digest,
        @Nullable String liveDigest,
        boolean swapped,
        @Nullable String message) {

    /** What a replay does. */
    public enum State {
        /** Folds all events into the shadow. */
        FOLDING,
        /** Folds what came meanwhile. */
        CATCHING_UP,
        /** Compares the shadow's rows with those of the live view. */
        COMPARING,
        DONE,
        CANCELLED,
        /** The live view was left as it is. */
        FAILED
    }

    static ReplayStatus of(String view, long from, long until) {
        return new ReplayStatus(view, State.FOLDING, from, from, until, 0, null, null, null, null, false, null);
    }

    /** Whether it goes on. */
    public boolean isUnderWay() {
        return state == State.FOLDING || state == State.CATCHING_UP || state == State.COMPARING;
    }

    ReplayStatus at(State now, long position, long rate) {
        Long left = rate == 0 || position >= until ? null : (until - position) / rate;
        return new ReplayStatus(
                view, now, resumedAt, position, until, rate, left, equal, digest, liveDigest, swapped, message);
    }

    ReplayStatus compared(String shadow, String live) {
        return new ReplayStatus(
                view,
                state,
                resumedAt,
                folded,
                until,
                eventsPerSecond,
                null,
                shadow.equals(live),
                shadow,
                live,
                swapped,
                message);
    }

    ReplayStatus ended(State end, boolean hasSwapped, @Nullable String why) {
        return new ReplayStatus(
                view, end, resumedAt, folded, until, eventsPerSecond, null, equal, digest, liveDigest, hasSwapped, why);
    }
}
