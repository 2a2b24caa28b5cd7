package io.targetledger.projection;

import java.util.Map;

/**
 * How far the views are folded.
 *
 * @param position up to which every view is folded; reads of the present are made there
 * @param changed per fold, the position of the latest event that changed any of its views, so that readers may cache
 * @param mended how often a view that had stood still went on: each time versions of the past may have changed
 */
public record Progress(long position, Map<String, Long> changed, long mended) {

    public long changed(Fold<?, ?> fold) {
        return changed.getOrDefault(fold.name(), 0L);
    }
}
