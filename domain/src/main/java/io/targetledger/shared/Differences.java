package io.targetledger.shared;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** What makes two records differ, for those who must say so. */
public final class Differences {

    private Differences() {}

    /** The components that differ, e.g. {@code amount 100 → 120, on 2026-01-31 → 2026-02-01}; empty for equal records. */
    public static <R extends Record> String between(R before, R after) {
        return components(before, after)
                .map(component -> component.getName() + " " + shown(value(component, before)) + " → "
                        + shown(value(component, after)))
                .collect(Collectors.joining(", "));
    }

    /** The names of the components that differ, in the order of the record. */
    public static <R extends Record> List<String> names(R before, R after) {
        return components(before, after).map(RecordComponent::getName).toList();
    }

    private static <R extends Record> Stream<RecordComponent> components(R before, R after) {
        return Arrays.stream(before.getClass().getRecordComponents())
                .filter(component -> !Objects.equals(value(component, before), value(component, after)));
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Component " + component + " cannot be read", e);
        }
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "∅" : Text.shown(value.toString());
    }
}
