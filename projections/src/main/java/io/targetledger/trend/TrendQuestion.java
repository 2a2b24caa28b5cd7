package io.targetledger.trend;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * What a trend is asked.
 *
 * @param buckets in order, at least one
 * @param zone says which day a moment falls on
 * @param today the day on which it is asked; later days have not begun
 * @param targets where the goals' targets are read instead; null for the same point as everything else
 * @param shown what who asks is shown of what not everybody may see
 */
public record TrendQuestion(
        Grouping grouping,
        List<Bucket> buckets,
        TrendFilter filter,
        ZoneId zone,
        LocalDate today,
        @Nullable ReadPoint targets,
        Shown shown) {

    public TrendQuestion {
        buckets = List.copyOf(buckets);
    }

    LocalDate from() {
        return buckets.get(0).start();
    }

    LocalDate to() {
        return buckets.get(buckets.size() - 1).end();
    }

    Period period() {
        return new Period(from(), to());
    }
}
