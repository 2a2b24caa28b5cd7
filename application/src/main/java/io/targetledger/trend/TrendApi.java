package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.command.AccessDenied;
import io.targetledger.command.AccessPolicy;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.ExplanationAnswer;
import io.targetledger.explain.Explanations;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.Given;
import io.targetledger.improvement.PlanSight;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.projection.ReadPoint;
import io.targetledger.review.ReviewReaders;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Trends, and the same point in earlier periods. */
@Controller
final class TrendApi {

    private final Trends trends;
    private final SamePoint samePoint;
    private final GroupNames groups;
    private final FiscalCalendar fiscal;
    private final Moments moments;
    private final Explanations explanations;
    private final ReviewReaders reviews;
    private final PlanSight plans;

    TrendApi(
            Trends trends,
            SamePoint samePoint,
            GroupNames groups,
            FiscalCalendar fiscal,
            Moments moments,
            Explanations explanations,
            ReviewReaders reviews,
            PlanSight plans) {
        this.explanations = explanations;
        this.reviews = reviews;
        this.plans = plans;
        this.trends = trends;
        this.samePoint = samePoint;
        this.groups = groups;
        this.fiscal = fiscal;
        this.moments = moments;
    }

    record Trend(long position, long targetsPosition, LocalDate today, List<Row> rows) {}

    record Row(
            String bucket,
            LocalDate start,
            LocalDate end,
            boolean partial,
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable MetricId metricId,
            @Nullable UnitKind unit,
            @Nullable String currency,
            @Nullable Direction direction,
            @Nullable Term term,
            @Nullable SegmentId segmentId,
            @Nullable BigDecimal value,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            int goals,
            int withoutTarget,
            boolean pooled,
            TrendRow.@Nullable Gap gap,
            ReadPoint at,
            @Nullable PointExplanation explained) {

        /** @param explained null where it was not asked for */
        static Row of(TrendRow row, Map<String, String> names, ReadPoint at, @Nullable PointExplanation explained) {
            TrendPoint point = row.point();
            TrendSeries series = point.series();
            return new Row(
                    point.bucket().label(),
                    point.bucket().start(),
                    point.bucket().end(),
                    point.bucket().partial(),
                    series.group(),
                    series.group() == null ? null : names.get(series.group()),
                    series.metric(),
                    series.unit(),
                    series.currency(),
                    series.direction(),
                    series.term(),
                    series.segment(),
                    point.value(),
                    point.actual(),
                    point.target(),
                    point.goals(),
                    point.withoutTarget(),
                    series.pooled(),
                    row.gap(),
                    at,
                    explained);
        }
    }

    @QueryMapping
    Trend trend(
            @Argument String measure,
            @Argument Grouping groupBy,
            @Argument Bucketing bucket,
            @Argument LocalDate from,
            @Argument @Nullable LocalDate to,
            @Argument @Nullable String timeZone,
            @Argument @Nullable TrendFilterInput filter,
            @Argument @Nullable Instant targetsAsOf,
            Caller caller,
            ReadPoint at,
            DataFetchingEnvironment environment) {
        boolean explains = environment.getSelectionSet().contains("rows/explain");
        if (explains || trends.isPersonal(measure)) {
            mustReadObjects(caller, "Query.trend of " + measure);
        }
        ZoneId zone = moments.zone(timeZone);
        LocalDate today = moments.today(at, timeZone);
        Period period = Given.required("to", to == null ? today : to, end -> new Period(from, end));
        ReadPoint targets = moments.targets(targetsAsOf);
        TrendQuestion question = new TrendQuestion(
                groupBy,
                bucket.between(period.start(), period.end(), fiscal),
                TrendFilterInput.toFilter(filter),
                zone,
                today,
                targets,
                new Shown(() -> reviews.scopeOf(caller.actor()), () -> plans.of(caller.actor())));
        List<TrendRow> rows = trends.of(measure, question, at);
        Map<String, String> names =
                groups.of(rows.stream().map(row -> row.point().series().group()), environment.getLocale(), at);
        List<PointExplanation> explained = explains ? trends.explain(measure, rows, question, at) : List.of();
        List<Row> answered = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            answered.add(Row.of(rows.get(i), names, at, explains ? explained.get(i) : null));
        }
        return new Trend(at.position(), (targets == null ? at : targets).position(), today, answered);
    }

    /** Explanations name single goals, people and events. */
    static void mustReadObjects(Caller caller, String what) {
        if (!AccessPolicy.readsObjects(caller.actor())) {
            throw new AccessDenied(caller.actor(), what, "NEEDS_OBJECT_ROLE");
        }
    }

    @SchemaMapping(typeName = "TrendRow")
    @Nullable
    ExplanationAnswer explain(
            Row row,
            @Argument("of") TrendNumber number,
            @Argument @Nullable Integer levels,
            DataFetchingEnvironment environment) {
        PointExplanation explained = row.explained();
        return explanations.answer(explained == null ? null : explained.of(number), levels, row.at(), environment);
    }

    record SamePointInPeriod(long position, long targetsPosition, List<SamePointRow> rows) {}

    record SamePointRow(
            int periodsAgo,
            Period period,
            LocalDate on,
            int daysLeft,
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable MetricId metricId,
            @Nullable UnitKind unit,
            @Nullable String currency,
            @Nullable Direction direction,
            @Nullable Term term,
            @Nullable SegmentId segmentId,
            @Nullable BigDecimal attainment,
            @Nullable BigDecimal change,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            int goals,
            int withoutTarget,
            boolean pooled,
            ReadPoint at,
            Map<SamePointNumber, Explanation> explained) {

        static SamePointRow of(
                SamePoint.Row row,
                Map<String, String> names,
                ReadPoint at,
                Map<SamePointNumber, Explanation> explained) {
            TrendSeries series = row.series();
            return new SamePointRow(
                    row.ago(),
                    row.period(),
                    row.on(),
                    row.daysLeft(),
                    series.group(),
                    series.group() == null ? null : names.get(series.group()),
                    series.metric(),
                    series.unit(),
                    series.currency(),
                    series.direction(),
                    series.term(),
                    series.segment(),
                    row.point().value(),
                    row.change(),
                    row.point().actual(),
                    row.point().target(),
                    row.point().goals(),
                    row.point().withoutTarget(),
                    series.pooled(),
                    at,
                    explained);
        }
    }

    @QueryMapping
    SamePointInPeriod samePointInPeriod(
            @Argument Term term,
            @Argument Grouping groupBy,
            @Argument int periods,
            @Argument @Nullable LocalDate on,
            @Argument @Nullable TrendFilterInput filter,
            @Argument @Nullable Instant targetsAsOf,
            Caller caller,
            ReadPoint at,
            DataFetchingEnvironment environment) {
        boolean explains = environment.getSelectionSet().contains("rows/explain");
        if (explains) {
            mustReadObjects(caller, "Query.samePointInPeriod with explain");
        }
        LocalDate day = on == null ? at.today() : on;
        if (day.isAfter(at.today())) {
            throw new Refusal("SAME_POINT_IN_FUTURE", "on", Map.of("given", day, "today", at.today()));
        }
        Given.required("on", day, given -> new Period(given, given));
        ReadPoint targets = moments.targets(targetsAsOf);
        SamePoint.Question question =
                new SamePoint.Question(groupBy, term, periods, TrendFilterInput.toFilter(filter), day, targets);
        List<SamePoint.Row> rows = samePoint.of(question, at);
        Map<String, String> names =
                groups.of(rows.stream().map(row -> row.series().group()), environment.getLocale(), at);
        List<Map<SamePointNumber, Explanation>> explained =
                explains ? samePoint.explain(rows, question, at) : List.of();
        List<SamePointRow> answered = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            answered.add(SamePointRow.of(rows.get(i), names, at, explains ? explained.get(i) : Map.of()));
        }
        return new SamePointInPeriod(at.position(), (targets == null ? at : targets).position(), answered);
    }

    @SchemaMapping(typeName = "SamePointRow", field = "explain")
    @Nullable
    ExplanationAnswer explainSamePoint(
            SamePointRow row,
            @Argument("of") SamePointNumber number,
            @Argument @Nullable Integer levels,
            DataFetchingEnvironment environment) {
        return explanations.answer(row.explained().get(number), levels, row.at(), environment);
    }
}
