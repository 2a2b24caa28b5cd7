package io.targetledger.projection;

import java.util.List;
import java.util.function.Function;

/** Part of an ordered list, each item with the cursor of its place. */
public record Slice<T>(List<Item<T>> items, boolean hasNext, boolean hasPrevious) {

    public record Item<T>(T value, String cursor) {}

    public List<T> values() {
        return items.stream().map(Item::value).toList();
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> mapping) {
        return new Slice<>(
                items.stream()
                        .map(item -> new Item<R>(mapping.apply(item.value()), item.cursor()))
                        .toList(),
                hasNext,
                hasPrevious);
    }
}
