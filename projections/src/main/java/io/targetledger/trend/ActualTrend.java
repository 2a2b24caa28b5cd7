package io.targetledger.trend;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountExplanations;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.measurement.MeasuredLeaves;
import io.targetledger.measurement.MeasuredLeaves.Measured;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.measurement.MeasurementView;
import io.targetledger.measurement.Series;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.MetricView;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.Span;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in each bucket, with or without goals. A unit's is that of everyone who stood in it or below it on the
 * day, so that units of different levels do not add up; by owner, there are people only, who do. One round trip.
 */
public final class ActualTrend implements TrendMeasure {

    static final int MOST_MEASUREMENTS = 50_000;
    private static final int MOST_QUESTIONS = 100_000;
    private static final String PRODUCT = "product";

    private final Series amounts;
    private final MeasurementQueries measurements;
    private final OrganisationQueries organisation;
    private final MetricQueries metrics;
    private final AmountExplanations explanations;

    public ActualTrend(
            Series amounts,
            MeasurementQueries measurements,
            OrganisationQueries organisation,
            MetricQueries metrics,
            AmountExplanations explanations) {
        this.explanations = explanations;
        this.amounts = amounts;
        this.measurements = measurements;
        this.organisation = organisation;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "ACTUAL";
    }

    @Override
    public Set<Grouping> groupings() {
        return EnumSet.complementOf(EnumSet.of(Grouping.SEGMENT));
    }

    @Override
    public List<TrendPoint> points(TrendQuestion question, ReadPoint at) {
        return question.grouping() == Grouping.PRODUCT ? byProduct(question, at) : bySubjects(question, at);
    }

    @Override
    public List<PointExplanation> explain(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        List<Explanation> explained = question.grouping() == Grouping.PRODUCT
                ? explainedByProduct(points, question, at)
                : explainedBySubjects(points, question, at);
        return explained.stream().map(PointExplanation::of).toList();
    }

    private List<Explanation> explainedBySubjects(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        Map<String, Map<String, List<Span>>> groups = groups(question, organisation.chart(at));
        boolean apart = question.grouping() == Grouping.OWNER || question.grouping() == Grouping.UNIT;
        List<AmountQuestion> questions = points.stream()
                .map(point -> new AmountQuestion(
                        Objects.requireNonNull(point.series().metric()),
                        groups.getOrDefault(
                                apart ? Objects.requireNonNull(point.series().group()) : "", Map.of()),
                        new Period(point.bucket().start(), point.bucket().end()),
                        null))
                .toList();
        return explanations.of(questions, at);
    }

    private List<Explanation> explainedByProduct(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        Map<String, Versioned<MetricView>> asked = asked(question, at);
        Map<TrendSeries, Map<Integer, List<Measured>>> parts = new HashMap<>();
        for (Versioned<MeasurementView> measurement : measuredByProduct(asked, question, at)) {
            MeasurementView view = measurement.view();
            parts.computeIfAbsent(seriesOf(view, asked), series -> new HashMap<>())
                    .computeIfAbsent(bucketOf(view.on(), question.buckets()).number(), bucket -> new ArrayList<>())
                    .add(new Measured(view.subject().value(), view.on(), view.amount(), measurement.position()));
        }
        List<Explanation> answers = new ArrayList<>();
        for (TrendPoint point : points) {
            answers.add(Explanation.computed(
                    Quantity.ACTUAL,
                    Objects.requireNonNull(point.series().metric()).value(),
                    point.bucket().label(),
                    Computation.SUM,
                    MeasuredLeaves.of(parts.getOrDefault(point.series(), Map.of())
                            .getOrDefault(point.bucket().number(), List.of()))));
        }
        return answers;
    }

    private List<TrendPoint> bySubjects(TrendQuestion question, ReadPoint at) {
        Map<String, Map<String, List<Span>>> groups = groups(question, organisation.chart(at));
        Map<String, Versioned<MetricView>> asked = asked(question, at);
        long size = (long) groups.size() * asked.size() * question.buckets().size();
        if (size > MOST_QUESTIONS) {
            throw new UnanswerableRead("TREND_TOO_MUCH", Map.of("allowed", MOST_QUESTIONS));
        }
        List<AmountQuestion> questions = new ArrayList<>();
        List<TrendPoint> points = new ArrayList<>();
        asked.forEach((metric, view) -> groups.forEach((group, subjects) -> {
            TrendSeries series = seriesOf(question.grouping(), group, metric, view.view());
            for (Bucket bucket : question.buckets()) {
                points.add(TrendPoint.none(series, bucket));
                questions.add(new AmountQuestion(
                        new MetricId(metric), subjects, new Period(bucket.start(), bucket.end()), null));
            }
        }));
        Map<AmountQuestion, Amount> answers = amounts.answer(questions, at);
        List<TrendPoint> measured = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Amount amount = answers.get(questions.get(i));
            if (amount != null) {
                measured.add(TrendPoint.of(points.get(i).series(), points.get(i).bucket(), amount.value()));
            }
        }
        return measured;
    }

    /** By the dimension {@code product} of the measurements; only what adds up. */
    private List<TrendPoint> byProduct(TrendQuestion question, ReadPoint at) {
        Map<String, Versioned<MetricView>> asked = asked(question, at);
        Map<TrendSeries, Map<Integer, TrendPoint>> sums = new LinkedHashMap<>();
        for (Versioned<MeasurementView> measurement : measuredByProduct(asked, question, at)) {
            MeasurementView view = measurement.view();
            TrendSeries series = seriesOf(view, asked);
            Bucket bucket = bucketOf(view.on(), question.buckets());
            sums.computeIfAbsent(series, s -> new LinkedHashMap<>())
                    .merge(bucket.number(), TrendPoint.of(series, bucket, view.amount()), ActualTrend::added);
        }
        return sums.values().stream().flatMap(line -> line.values().stream()).toList();
    }

    private List<Versioned<MeasurementView>> measuredByProduct(
            Map<String, Versioned<MetricView>> asked, TrendQuestion question, ReadPoint at) {
        Map<String, List<Span>> subjects = subjects(question.filter(), organisation.chart(at));
        List<AmountQuestion> questions = new ArrayList<>();
        asked.forEach((metric, view) -> {
            if (view.view().aggregation() == Aggregation.SUM) {
                questions.add(new AmountQuestion(new MetricId(metric), subjects, question.period(), null));
            }
        });
        List<Versioned<MeasurementView>> found = measurements.counted(questions, MOST_MEASUREMENTS, at);
        if (found.size() > MOST_MEASUREMENTS) {
            throw new UnanswerableRead("TREND_TOO_MANY_MEASUREMENTS", Map.of("allowed", MOST_MEASUREMENTS));
        }
        return found;
    }

    private static TrendSeries seriesOf(MeasurementView measurement, Map<String, Versioned<MetricView>> asked) {
        String metric = measurement.metric().value();
        return seriesOf(
                Grouping.PRODUCT,
                productOf(measurement),
                metric,
                Objects.requireNonNull(asked.get(metric)).view());
    }

    private static TrendPoint added(TrendPoint one, TrendPoint other) {
        return TrendPoint.of(
                one.series(),
                one.bucket(),
                Numbers.rounded(Objects.requireNonNull(one.value()).add(Objects.requireNonNull(other.value()))));
    }

    private static Bucket bucketOf(LocalDate day, List<Bucket> buckets) {
        return buckets.stream()
                .filter(bucket -> bucket.contains(day))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String productOf(MeasurementView measurement) {
        return measurement.dimensions().stream()
                .filter(dimension -> dimension.name().equals(PRODUCT))
                .map(dimension -> dimension.value())
                .findFirst()
                .orElse(null);
    }

    private Map<String, Versioned<MetricView>> asked(TrendQuestion question, ReadPoint at) {
        MetricId metric = question.filter().metric();
        if (metric == null) {
            return metrics.all(at);
        }
        return metrics.find(metric, at)
                .map(found -> Map.of(metric.value(), found))
                .orElse(Map.of());
    }

    private static TrendSeries seriesOf(Grouping grouping, @Nullable String group, String metric, MetricView view) {
        return new TrendSeries(
                grouping == Grouping.NONE ? null : grouping == Grouping.METRIC ? metric : group,
                new MetricId(metric),
                view.unit(),
                view.currency(),
                view.direction(),
                null,
                null,
                false,
                switch (view.aggregation()) {
                    case SUM -> Fill.ZERO;
                    case LAST -> Fill.LAST;
                    case AVERAGE, DERIVED -> Fill.NOTHING;
                });
    }

    /** Whose measurements count, by group. */
    private static Map<String, Map<String, List<Span>>> groups(TrendQuestion question, OrganisationChart chart) {
        Map<String, List<Span>> all = subjects(question.filter(), chart);
        Map<String, Map<String, List<Span>>> groups = new LinkedHashMap<>();
        switch (question.grouping()) {
            case OWNER ->
                all.forEach((subject, spans) -> {
                    if (chart.people().containsKey(subject)) {
                        groups.put(subject, Map.of(subject, spans));
                    }
                });
            case UNIT ->
                all.keySet().stream()
                        .filter(chart.units()::containsKey)
                        .forEach(unit -> groups.put(unit, both(all, chart.countedFor(new OwnerId(unit)))));
            case NONE, METRIC, PRODUCT, SEGMENT -> groups.put("", all);
        }
        return groups;
    }

    private static Map<String, List<Span>> subjects(TrendFilter filter, OrganisationChart chart) {
        Map<String, List<Span>> team = CountedGoals.teamOf(filter, chart);
        Map<String, List<Span>> all = team == null ? chart.countedForAll() : team;
        OwnerId owner = filter.owner();
        return owner == null ? all : both(all, chart.countedFor(owner));
    }

    /** The days that both count. */
    private static Map<String, List<Span>> both(Map<String, List<Span>> one, Map<String, List<Span>> other) {
        Map<String, List<Span>> both = new LinkedHashMap<>();
        other.forEach((subject, spans) -> {
            List<Span> shared = one.getOrDefault(subject, List.of()).stream()
                    .flatMap(span -> spans.stream().map(span::and))
                    .filter(Objects::nonNull)
                    .toList();
            if (!shared.isEmpty()) {
                both.put(subject, shared);
            }
        });
        return both;
    }
}
