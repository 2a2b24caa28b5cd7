package io.targetledger.projection;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Something computed from whole views that change seldom, e.g. the organisation chart, kept until one of them changes.
 * Reads of a past before the latest change are computed each time.
 */
public final class Latest<T> {

    private final Views views;
    private final List<Fold<?, ?>> folds;
    private final Function<ReadPoint, T> computation;
    private volatile @Nullable Kept<T> kept;

    public Latest(Views views, List<Fold<?, ?>> folds, Function<ReadPoint, T> computation) {
        this.views = views;
        this.folds = List.copyOf(folds);
        this.computation = computation;
    }

    public T at(ReadPoint at) {
        Kept<T> found = kept;
        long changed = folds.stream().mapToLong(views::changed).max().orElse(0);
        if (at.position() < changed) {
            return computation.apply(at);
        }
        if (found != null && found.changed() == changed) {
            return found.value();
        }
        T value = computation.apply(at);
        kept = new Kept<>(changed, value);
        return value;
    }

    private record Kept<T>(long changed, T value) {}
}
