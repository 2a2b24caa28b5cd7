package io.targetledger.trend;

import java.util.function.Supplier;

import io.targetledger.improvement.PlanReaders;
import io.targetledger.review.ReviewScope;

/**
 * What who asks may read of what not everybody may. A trend made of it is made of what they could read one by one, so that
 * it tells them nothing new, however it is filtered, grouped and subtracted.
 *
 * @param reviews asked only where it matters, since it takes a round trip
 * @param plans likewise
 */
public record Shown(Supplier<ReviewScope> reviews, Supplier<PlanReaders> plans) {

    /** Nothing of it. */
    public static final Shown NOTHING = new Shown(() -> ReviewScope.NOTHING, () -> PlanReaders.NONE);
}
