package io.targetledger.projection;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One property that differs between two versions of a view.
 *
 * @param path dotted path of the property, e.g. {@code period.end} or {@code placements[1].unit}
 * @param before its value as text, null where it had none
 * @param after its value as text, null where it has none
 */
public record Change(
        String path, @Nullable String before, @Nullable String after) {

    /** What differs, in the order of the record's components; everything when there was no version before. */
    public static List<Change> between(@Nullable Object before, @Nullable Object after) {
        List<Change> changes = new ArrayList<>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String path, @Nullable Object before, @Nullable Object after, List<Change> into) {
        if (Objects.equals(before, after)) {
            return; // most of a view stays, and is not looked into
        }
        Object either = after == null ? before : after;
        if (before != null && after != null && Kind.of(before) != Kind.of(after)) {
            compare(path, before, null, into);
            compare(path, null, after, into);
        } else if (Kind.of(either) == Kind.PARTS) {
            compareParts(path, before, after, into);
        } else if (Kind.of(either) == Kind.LIST) {
            compareElements(path, (List<?>) before, (List<?>) after, into);
        } else {
            String was = text(before);
            String is = text(after);
            if (!Objects.equals(was, is)) {
                into.add(new Change(path, was, is));
            }
        }
    }

    private static void compareParts(String path, @Nullable Object before, @Nullable Object after, List<Change> into) {
        if (before != null && after != null && before.getClass() != after.getClass()) {
            compareParts(path, before, null, into);
            compareParts(path, null, after, into);
            return;
        }
        Object either = Objects.requireNonNull(after == null ? before : after);
        for (Property property : SHAPES.get(either.getClass()).properties()) {
            compare(
                    path.isEmpty() ? property.name() : path + "." + property.name(),
                    before == null ? null : property.of(before),
                    after == null ? null : property.of(after),
                    into);
        }
    }

    private static void compareElements(
            String path, @Nullable List<?> before, @Nullable List<?> after, List<Change> into) {
        int was = before == null ? 0 : before.size();
        int is = after == null ? 0 : after.size();
        for (int i = 0; i < Math.max(was, is); i++) {
            compare(
                    path + "[" + i + "]",
                    before == null || i >= was ? null : before.get(i),
                    after == null || i >= is ? null : after.get(i),
                    into);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /** How a value is looked into. */
    private enum Kind {
        PARTS,
        LIST,
        TEXT;

        static Kind of(@Nullable Object value) {
            if (value instanceof Record && !SHAPES.get(value.getClass()).isWrapper()) {
                return PARTS;
            }
            return value instanceof List ? LIST : TEXT;
        }
    }

    private record Property(String name, MethodHandle getter) {

        @Nullable
        Object of(Object owner) {
            try {
                return getter.invoke(owner);
            } catch (Throwable e) {
                throw new IllegalStateException("Cannot read " + name, e);
            }
        }
    }

    /** @param properties of a record, in their order */
    private record Shape(List<Property> properties) {

        /** Ids and other records around one value read as that value. */
        boolean isWrapper() {
            return properties.size() == 1 && properties.get(0).name().equals("value");
        }
    }

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            List<Property> properties = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                try {
                    properties.add(new Property(
                            component.getName(), MethodHandles.publicLookup().unreflect(component.getAccessor())));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("Views are public records: " + type, e);
                }
            }
            return new Shape(List.copyOf(properties));
        }
    };
}
