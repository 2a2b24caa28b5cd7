package io.targetledger.projection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Something computed from whole views that change seldom, e.g. the organisation chart, kept until one of them changes.
 * Of the past, which never changes, what was asked for last is kept as well.
 */
public final class Latest<T> {

    private static final int PASTS_KEPT = 16;

    private final Views views;
    private final List<Fold<?, ?>> folds;
    private final Function<ReadPoint, T> computation;
    private final Map<Long, T> pasts = Collections.synchronizedMap(new LinkedHashMap<>(PASTS_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, T> eldest) {
            return size() > PASTS_KEPT;
        }
    });
    private volatile @Nullable Kept<T> kept;

    public Latest(Views views, List<Fold<?, ?>> folds, Function<ReadPoint, T> computation) {
        this.views = views;
        this.folds = List.copyOf(folds);
        this.computation = computation;
    }

    public T at(ReadPoint at) {
        Kept<T> found = kept;
        long mended = views.mended();
        if (found != null && found.mended() != mended) {
            found = null;
            pasts.clear();
        }
        long changed = folds.stream().mapToLong(views::changed).max().orElse(0);
        if (at.position() < changed) {
            return past(at);
        }
        if (found != null && found.changed() == changed) {
            return found.value();
        }
        T value = computation.apply(at);
        kept = new Kept<>(changed, mended, value);
        return value;
    }

    private T past(ReadPoint at) {
        T known = pasts.get(at.position());
        if (known != null) {
            return known;
        }
        T value = computation.apply(at);
        pasts.put(at.position(), value);
        return value;
    }

    private record Kept<T>(long changed, long mended, T value) {}
}
