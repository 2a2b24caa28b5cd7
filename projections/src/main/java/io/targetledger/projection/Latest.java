package io.targetledger.projection;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Something computed from whole views that change seldom, e.g. the organisation chart, kept until one of them changes.
 * Of the past, which never changes, and of other business times what was asked for last is kept as well.
 */
public final class Latest<T> {

    private static final int PASTS_KEPT = 16;

    private final Views views;
    private final List<Fold<?, ?>> folds;
    private final Function<ReadPoint, T> computation;
    private final Map<Past, T> pasts = Collections.synchronizedMap(new LinkedHashMap<>(PASTS_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Past, T> eldest) {
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
        if (at.position() < changed || at.effectiveAt() != null) {
            return past(at, changed, mended);
        }
        if (found != null && found.changed() == changed) {
            return found.value();
        }
        T value = computation.apply(at);
        kept = new Kept<>(changed, mended, value);
        return value;
    }

    private T past(ReadPoint at, long changed, long mended) {
        Past past = new Past(Math.min(at.position(), changed), at.effectiveAt(), mended);
        T known = pasts.get(past);
        if (known != null) {
            return known;
        }
        T value = computation.apply(at);
        pasts.put(past, value);
        return value;
    }

    /** Nothing changed from the latest change on, so that all positions there are one. */
    private record Past(long position, @Nullable Instant effectiveAt, long mended) {}

    private record Kept<T>(long changed, long mended, T value) {}
}
