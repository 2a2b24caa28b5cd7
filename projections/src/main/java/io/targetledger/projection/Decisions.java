package io.targetledger.projection;

import java.util.Set;

/**
 * Where rules read while a command decides. What they read is recorded as the ground of the decision: the command is decided
 * anew if it moves before the command's own events are recorded.
 */
public interface Decisions {

    /**
     * The point at which the command at hand reads: with no grounds named, at or behind everything recorded before the
     * command began. Grounds that are named are guarded, so that the first reading may trail behind: if one of these events
     * is missing from it the command is decided anew, and nothing is refused on it.
     *
     * @param groundsMove events that would change what is about to be read
     */
    ReadPoint reading(Class<?>... groundsMove);

    /**
     * Likewise, for what rests on further events that may be recorded while the command decides.
     *
     * @param alsoRead events that must not be missing from what is read
     */
    ReadPoint reading(Set<Class<?>> groundsMove, Set<Class<?>> alsoRead);

    /**
     * The point at which to read what stays true once it is, such as that something exists. May trail behind: nothing is
     * refused on it.
     */
    ReadPoint readingWhatStays();
}
