package io.targetledger.fact;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.targetledger.projection.Fold;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import io.targetledger.shared.LocalizedName;

/**
 * What objects of one kind were called, and since when.
 *
 * @param kind what their ids begin with, e.g. {@code unit}
 */
public record NameSource<V>(String kind, ViewReader<V> reader, Function<V, LocalizedName> nameOf) {

    public static <V> NameSource<V> of(String kind, Views views, Fold<V, ?> fold, Function<V, LocalizedName> nameOf) {
        return new NameSource<>(kind, views.reader(fold), nameOf);
    }

    /** Oldest first, by id. One round trip. */
    Map<String, List<Called>> called(Collection<String> ids, ReadPoint at) {
        Map<String, List<Called>> called = new HashMap<>();
        reader.versionsOf(ids, at)
                .forEach((id, versions) -> called.put(
                        id,
                        versions.stream()
                                .map(version -> new Called(version.position(), nameOf.apply(version.view())))
                                .toList()));
        return called;
    }

    /** @param since position of the event that named it so */
    record Called(long since, LocalizedName name) {}
}
