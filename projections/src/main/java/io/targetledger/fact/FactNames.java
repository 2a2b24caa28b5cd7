package io.targetledger.fact;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * Names beside ids. A row tells what an object was called when the row was changed last: a new name of something else
 * changes no row, so that what was read stays right and is not read again. What it is called today the dimension tells.
 */
public final class FactNames {

    private final List<NameSource<?>> sources;

    public FactNames(List<NameSource<?>> sources) {
        this.sources = List.copyOf(sources);
    }

    /** One round trip for each kind of object among the ids. */
    public Known of(Stream<? extends @Nullable Object> ids, ReadPoint at) {
        Map<String, Set<String>> byKind = new HashMap<>();
        ids.filter(Objects::nonNull).map(String::valueOf).forEach(id -> {
            int slash = id.indexOf('/');
            if (slash > 0) {
                byKind.computeIfAbsent(id.substring(0, slash), kind -> new HashSet<>())
                        .add(id);
            }
        });
        Map<String, List<NameSource.Called>> called = new HashMap<>();
        for (NameSource<?> source : sources) {
            Set<String> asked = byKind.get(source.kind());
            if (asked != null) {
                called.putAll(source.called(asked, at));
            }
        }
        return new Known(called);
    }

    /** What objects were called when. */
    public static final class Known {

        private final Map<String, List<NameSource.Called>> called;

        private Known(Map<String, List<NameSource.Called>> called) {
            this.called = called;
        }

        /** In English; null where it had no name then. */
        public @Nullable String en(@Nullable Object id, long position) {
            LocalizedName name = at(id, position);
            return name == null ? null : name.en();
        }

        public @Nullable String zh(@Nullable Object id, long position) {
            LocalizedName name = at(id, position);
            return name == null ? null : name.zh();
        }

        private @Nullable LocalizedName at(@Nullable Object id, long position) {
            @Nullable LocalizedName then = null;
            for (NameSource.Called one : called.getOrDefault(String.valueOf(id), List.of())) {
                if (one.since() > position) {
                    break;
                }
                then = one.name();
            }
            return then;
        }
    }
}
