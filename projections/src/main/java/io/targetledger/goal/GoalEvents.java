package io.targetledger.goal;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Says which event of a goal made it what it is.
 *
 * @param versions all of them, oldest first
 */
record GoalEvents(List<Versioned<GoalView>> versions) {

    /** Position of the event since which this part of the goal is as it is; none where there is no version. */
    List<Long> since(Function<GoalView, @Nullable Object> part) {
        @Nullable Versioned<GoalView> since = null;
        for (int i = versions.size() - 1; i >= 0; i--) {
            Versioned<GoalView> version = versions.get(i);
            if (since != null && !Objects.equals(part.apply(since.view()), part.apply(version.view()))) {
                break;
            }
            since = version;
        }
        return since == null ? List.of() : List.of(since.position());
    }
}
