package io.targetledger.projection;

import java.util.Map;

/**
 * How far the views are folded.
 *
 * @param position up to which every view is folded; reads of the present are made there
 * @param changed per fold, the position of the latest event that changed any of its views, so that readers may cache
 */
public record Progress(long position, Map<String, Long> changed) {

    public long changed(Fold<?, ?> fold) {
        return changed.getOrDefault(fold.name(), 0L);
    }
}
