package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.targetledger.explain.Computation;
import io.targetledger.explain.EventsOf;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
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
        Map<String, List<Versioned<EvaluationView>>> bySegment = evaluations(question, at);
        Map<String, Versioned<SegmentView>> known = segments.findAll(bySegment.keySet(), at);
        List<TrendPoint> points = new ArrayList<>();
        bySegment.forEach((segment, evaluations) -> {
            for (Bucket bucket : question.buckets()) {
                Versioned<EvaluationView> last = bucket.start().isAfter(question.today())
                        ? null
                        : lastUntil(dayOf(bucket, question), evaluations);
                if (last != null) {
                    int size = isRetired(known.get(segment), dayOf(bucket, question))
                            ? 0
                            : last.view().members();
                    points.add(TrendPoint.of(
                            TrendSeries.counted(segment, Fill.NOTHING), bucket, BigDecimal.valueOf(size)));
                }
            }
        });
        return points;
    }

    @Override
    public List<PointExplanation> explain(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        Map<String, List<Versioned<EvaluationView>>> bySegment = evaluations(question, at);
        Map<String, Versioned<SegmentView>> known = segments.findAll(bySegment.keySet(), at);
        Map<String, List<Versioned<SegmentView>>> versions = segments.versionsOf(bySegment.keySet(), at);
        return points.stream()
                .map(point -> {
                    String segment = Objects.requireNonNull(point.series().group());
                    LocalDate day = dayOf(point.bucket(), question);
                    Versioned<EvaluationView> last =
                            Objects.requireNonNull(lastUntil(day, bySegment.getOrDefault(segment, List.of())));
                    List<Explanation> decisions = new ArrayList<>(List.of(Explanation.recorded(
                            Quantity.SEGMENT_SIZE,
                            segment,
                            last.view().on().toString(),
                            BigDecimal.valueOf(last.view().members()),
                            List.of(last.position()))));
                    Versioned<SegmentView> view = known.get(segment);
                    if (view != null && isRetired(view, day)) {
                        decisions.add(Explanation.recorded(
                                Quantity.SEGMENT_SIZE,
                                segment,
                                String.valueOf(view.view().retiredOn()),
                                BigDecimal.ZERO,
                                new EventsOf<>(versions.getOrDefault(segment, List.of()))
                                        .until(view.position())
                                        .since(SegmentView::retiredOn)));
                    }
                    return PointExplanation.of(Explanation.computed(
                            Quantity.SEGMENT_SIZE, segment, day.toString(), Computation.LAST_DECISION, decisions));
                })
                .toList();
    }

    /** By segment, by day. */
    private Map<String, List<Versioned<EvaluationView>>> evaluations(TrendQuestion question, ReadPoint at) {
        question.filter().mustOnlyHave(name(), List.of());
        List<Versioned<EvaluationView>> found = segments.evaluationsUntil(question.to(), MOST_EVALUATIONS + 1, at);
        if (found.size() > MOST_EVALUATIONS) {
            throw new UnanswerableRead("TREND_TOO_MUCH", Map.of("allowed", MOST_EVALUATIONS));
        }
        Map<String, List<Versioned<EvaluationView>>> bySegment = new LinkedHashMap<>();
        found.forEach(one -> bySegment
                .computeIfAbsent(one.view().segment().value(), id -> new ArrayList<>())
                .add(one));
        return bySegment;
    }

    private static LocalDate dayOf(Bucket bucket, TrendQuestion question) {
        return bucket.end().isBefore(question.today()) ? bucket.end() : question.today();
    }

    /** @param evaluations by day */
    private static @Nullable Versioned<EvaluationView> lastUntil(
            LocalDate day, List<Versioned<EvaluationView>> evaluations) {
        @Nullable Versioned<EvaluationView> last = null;
        for (Versioned<EvaluationView> evaluation : evaluations) {
            last = evaluation.view().on().isAfter(day) ? last : evaluation;
        }
        return last;
    }

    private static boolean isRetired(@Nullable Versioned<SegmentView> segment, LocalDate day) {
        LocalDate retiredOn = segment == null ? null : segment.view().retiredOn();
        return retiredOn != null && !day.isBefore(retiredOn);
    }
}
