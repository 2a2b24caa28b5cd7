package io.targetledger.trend;

import java.util.List;
import java.util.Set;

import io.targetledger.projection.ReadPoint;

/**
 * Something whose trend can be asked for. One more is one class that answers this, as a bean, and its name in the schema's
 * {@code TrendMeasure}; buckets, gaps, bounds and rows are {@link Trends}' affair.
 */
public interface TrendMeasure {

    /** As in the schema, e.g. {@code ATTAINMENT}. */
    String name();

    /** What it can be grouped by; others are refused. */
    Set<Grouping> groupings();

    /** Whether it is made of what not everybody may see: then only of what who asks is {@link Shown}. */
    default boolean isPersonal() {
        return false;
    }

    /**
     * The points there are, at most one for each series and bucket, in any order; gaps are filled later. Round trips must not
     * grow with the number of buckets or series.
     */
    List<TrendPoint> points(TrendQuestion question, ReadPoint at);

    /**
     * How points came to be, in the order given. Round trips must not grow with the number of points.
     *
     * @param points some of those it answered to the same question at the same point
     */
    List<PointExplanation> explain(List<TrendPoint> points, TrendQuestion question, ReadPoint at);
}
