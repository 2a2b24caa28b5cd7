package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.segment.EvaluationView;
import io.targetledger.segment.SegmentQueries;
import io.targetledger.segment.SegmentView;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Members of each segment at the end of each bucket, or today if that is earlier: by the last evaluation until then, 0 once
 * it is retired, nothing before the first evaluation. Two round trips.
 */
public final class SegmentSizeTrend implements TrendMeasure {

    static final int MOST_EVALUATIONS = 50_000;

    private final SegmentQueries segments;

    public SegmentSizeTrend(SegmentQueries segments) {
        this.segments = segments;
    }

    @Override
    public String name() {
        return "SEGMENT_SIZE";
    }

    /** Customers belong to several segments: there is no size of all of them together. */
    @Override
    public Set<Grouping> groupings() {
        return EnumSet.of(Grouping.SEGMENT);
    }

    /**
     * @throws Refusal {@code TREND_FILTER_NOT_OFFERED}
     * @throws UnanswerableRead {@code TREND_TOO_MUCH}
     */
    @Override
    public List<TrendPoint> points(TrendQuestion question, ReadPoint at) {
        question.filter().mustOnlyHave(name(), List.of());
        List<Versioned<EvaluationView>> found = segments.evaluationsUntil(question.to(), MOST_EVALUATIONS + 1, at);
        if (found.size() > MOST_EVALUATIONS) {
            throw new UnanswerableRead("TREND_TOO_MUCH", Map.of("allowed", MOST_EVALUATIONS));
        }
        Map<String, List<EvaluationView>> bySegment = new LinkedHashMap<>();
        found.forEach(one -> bySegment
                .computeIfAbsent(one.view().segment().value(), id -> new ArrayList<>())
                .add(one.view()));
        Map<String, Versioned<SegmentView>> known = segments.findAll(bySegment.keySet(), at);
        List<TrendPoint> points = new ArrayList<>();
        bySegment.forEach((segment, evaluations) -> {
            Versioned<SegmentView> view = known.get(segment);
            LocalDate retiredOn = view == null ? null : view.view().retiredOn();
            for (Bucket bucket : question.buckets()) {
                Integer size = bucket.start().isAfter(question.today())
                        ? null
                        : sizeOn(earlier(bucket.end(), question.today()), evaluations, retiredOn);
                if (size != null) {
                    points.add(TrendPoint.of(
                            TrendSeries.counted(segment, Fill.NOTHING), bucket, BigDecimal.valueOf(size)));
                }
            }
        });
        return points;
    }

    /** @param evaluations by day */
    private static @Nullable Integer sizeOn(
            LocalDate day, List<EvaluationView> evaluations, @Nullable LocalDate retiredOn) {
        Integer size = null;
        for (EvaluationView evaluation : evaluations) {
            if (!evaluation.on().isAfter(day)) {
                size = evaluation.members();
            }
        }
        return size != null && retiredOn != null && !day.isBefore(retiredOn) ? (Integer) 0 : size;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
