package io.targetledger.explain;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Says which event of something made it what it is.
 *
 * @param versions all of them, oldest first
 */
public record EventsOf<V>(List<Versioned<V>> versions) {

    public EventsOf {
        versions = List.copyOf(versions);
    }

    /** Those up to the version that is looked at. */
    public EventsOf<V> until(long position) {
        return new EventsOf<>(versions.stream()
                .filter(version -> version.position() <= position)
                .toList());
    }

    /** Position of the event since which this part of it is as it is; none where there is no version. */
    public List<Long> since(Function<V, @Nullable Object> part) {
        @Nullable Versioned<V> since = null;
        for (int i = versions.size() - 1; i >= 0; i--) {
            Versioned<V> version = versions.get(i);
            if (since != null && !Objects.equals(part.apply(since.view()), part.apply(version.view()))) {
                break;
            }
            since = version;
        }
        return since == null ? List.of() : List.of(since.position());
    }

    /** Position of the event that first made this so; none where nothing did. */
    public List<Long> first(Predicate<V> holds) {
        return versions.stream()
                .filter(version -> holds.test(version.view()))
                .findFirst()
                .map(version -> List.of(version.position()))
                .orElse(List.of());
    }
}
