package io.targetledger.graphql;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * An object as it was found, and where the read stood that found it: whatever is asked of it further is read there too.
 *
 * @param <V> its view
 * @param judged whether it is what the {@link ReadRule} of its type shows the reader; objects of types that have one are
 *     shown only so
 */
public record Found<V>(Versioned<V> versioned, ReadPoint at, boolean judged) {

    /** An object of a type without a rule. */
    public Found(Versioned<V> versioned, ReadPoint at) {
        this(versioned, at, false);
    }

    static <V> Found<V> judged(Versioned<V> shown, ReadPoint at) {
        return new Found<>(shown, at, true);
    }

    /** The same object, what is asked of it further being read elsewhere. */
    Found<V> seenAt(ReadPoint other) {
        return new Found<>(versioned, other, judged);
    }

    public String id() {
        return versioned.key();
    }

    public V view() {
        return versioned.view();
    }

    /** One version of one object, read at one point: its view need not be compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Found<?> found
                && id().equals(found.id())
                && versioned.position() == found.versioned.position()
                && at.equals(found.at);
    }

    @Override
    public int hashCode() {
        return 31 * id().hashCode() + Long.hashCode(versioned.position());
    }

    /** Found by one read of a page. */
    public static <V> Slice<Found<V>> all(Slice<Versioned<V>> slice, ReadPoint at) {
        return slice.map(versioned -> new Found<>(versioned, at));
    }

    /** Answers a question about many objects, those that belong to one read together. */
    public static <V, R> Map<Found<V>, R> answer(
            Collection<Found<V>> objects, BiFunction<List<Versioned<V>>, ReadPoint, Map<String, R>> question) {
        Map<ReadPoint, List<Found<V>>> byPoint = objects.stream().collect(Collectors.groupingBy(Found::at));
        Map<Found<V>, R> answers = new LinkedHashMap<>();
        byPoint.forEach((at, group) -> {
            Map<String, R> byId =
                    question.apply(group.stream().map(Found::versioned).toList(), at);
            group.forEach(object -> {
                R answer = byId.get(object.id());
                if (answer != null) {
                    answers.put(object, answer);
                }
            });
        });
        return answers;
    }
}
