package io.targetledger.projection;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
        Map<String, String> was = new LinkedHashMap<>();
        Map<String, String> is = new LinkedHashMap<>();
        flatten("", before, was);
        flatten("", after, is);
        Set<String> paths = new LinkedHashSet<>(is.keySet());
        paths.addAll(was.keySet());
        List<Change> changes = new ArrayList<>();
        for (String path : paths) {
            if (!Objects.equals(was.get(path), is.get(path))) {
                changes.add(new Change(path, was.get(path), is.get(path)));
            }
        }
        return changes;
    }

    private static void flatten(String path, @Nullable Object value, Map<String, String> into) {
        if (value == null) {
            return;
        }
        if (value instanceof Record && !isWrapper(value.getClass())) {
            for (Property property : PROPERTIES.get(value.getClass())) {
                String name = property.component().getName();
                flatten(path.isEmpty() ? name : path + "." + name, property.of(value), into);
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(path + "[" + i + "]", list.get(i), into);
            }
        } else {
            into.put(path, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }

    /** Ids and other records around one value read as that value. */
    private static boolean isWrapper(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value");
    }

    private record Property(RecordComponent component, java.lang.invoke.MethodHandle getter) {

        @Nullable
        Object of(Object owner) {
            try {
                return getter.invoke(owner);
            } catch (Throwable e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
    }

    private static final ClassValue<List<Property>> PROPERTIES = new ClassValue<>() {
        @Override
        protected List<Property> computeValue(Class<?> type) {
            List<Property> properties = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                try {
                    properties.add(
                            new Property(component, MethodHandles.publicLookup().unreflect(component.getAccessor())));
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException("Views are public records: " + type, e);
                }
            }
            return properties;
        }
    };
}
