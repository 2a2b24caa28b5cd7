package io.targetledger.projection;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Part of an ordered list, each item with the cursor of its place. */
public record Slice<T>(List<Item<T>> items, boolean hasNext, boolean hasPrevious) {

    /** @param place makes the cursor, which few ask for */
    public record Item<T>(T value, Supplier<String> place) {

        public String cursor() {
            return place.get();
        }
    }

    public List<T> values() {
        return items.stream().map(Item::value).toList();
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> mapping) {
        return new Slice<>(
                items.stream()
                        .map(item -> new Item<R>(mapping.apply(item.value()), item.place()))
                        .toList(),
                hasNext,
                hasPrevious);
    }
}
