package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.command.AccessPolicy;
import io.targetledger.explain.ExplanationAnswer;
import io.targetledger.explain.Explanations;
import io.targetledger.goal.AgainstTargets;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.Standing;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.projection.ReadPoint;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How targets moved, and what other targets would have said. */
@Controller
final class DriftApi {

    private final TargetDrift drift;
    private final GroupNames groups;
    private final Moments moments;
    private final Explanations explanations;

    DriftApi(TargetDrift drift, GroupNames groups, Moments moments, Explanations explanations) {
        this.explanations = explanations;
        this.drift = drift;
        this.groups = groups;
        this.moments = moments;
    }

    record Answer(long position, long targetsPosition, List<Row> rows, List<Alarm> alarms, int alarmsLeftOut) {}

    record Row(
            @Nullable String groupId,
            @Nullable String groupName,
            @Nullable MetricId metricId,
            @Nullable UnitKind unit,
            @Nullable String currency,
            @Nullable Direction direction,
            @Nullable Term term,
            @Nullable SegmentId segmentId,
            boolean pooled,
            int goals,
            int moved,
            int revisions,
            int raises,
            int cuts,
            int afterLock,
            @Nullable BigDecimal drift,
            @Nullable BigDecimal travelled,
            @Nullable BigDecimal actual,
            Drift.Against original,
            Drift.Against current,
            Drift.@Nullable Against asOf,
            int withoutTarget,
            List<Drift.Mover> movers,
            ReadPoint at,
            @Nullable DriftExplanation explained) {

        /** @param explained null where it was not asked for */
        static Row of(
                Drift.Row row,
                Map<String, String> names,
                boolean byWhom,
                ReadPoint at,
                @Nullable DriftExplanation explained) {
            TrendSeries series = row.series();
            return new Row(
                    series.group(),
                    series.group() == null ? null : names.get(series.group()),
                    series.metric(),
                    series.unit(),
                    series.currency(),
                    series.direction(),
                    series.term(),
                    series.segment(),
                    series.pooled(),
                    row.goals(),
                    row.moved(),
                    row.revisions(),
                    row.raises(),
                    row.cuts(),
                    row.afterLock(),
                    row.drift(),
                    row.travelled(),
                    row.actual(),
                    row.original(),
                    row.current(),
                    row.asOf(),
                    row.withoutTarget(),
                    byWhom ? row.movers() : List.of(),
                    at,
                    explained);
        }
    }

    record Alarm(
            Drift.Kind kind,
            String goalId,
            String goalTitle,
            String ownerId,
            @Nullable String ownerName,
            Period period,
            LocalDate on,
            BigDecimal elapsedShare,
            BigDecimal share,
            @Nullable String actor,
            @Nullable String reason,
            List<Long> positions) {

        static Alarm of(Drift.Alarm alarm, Map<String, String> names) {
            GoalView goal = alarm.goal().view();
            return new Alarm(
                    alarm.kind(),
                    alarm.goal().key(),
                    goal.title(),
                    goal.owner().value(),
                    names.get(goal.owner().value()),
                    goal.period(),
                    alarm.on(),
                    alarm.elapsedShare(),
                    alarm.share(),
                    alarm.actor(),
                    alarm.reason(),
                    alarm.positions());
        }
    }

    @QueryMapping
    Answer targetDrift(
            @Argument Grouping groupBy,
            @Argument LocalDate from,
            @Argument LocalDate to,
            @Argument @Nullable String timeZone,
            @Argument @Nullable TrendFilterInput filter,
            @Argument @Nullable Instant targetsAsOf,
            @Argument BigDecimal lateFrom,
            @Argument BigDecimal bunchedFrom,
            Caller caller,
            ReadPoint at,
            DataFetchingEnvironment environment) {
        boolean explains = environment.getSelectionSet().contains("rows/explain");
        if (explains) {
            TrendApi.mustReadObjects(caller, "Query.targetDrift with explain");
        }
        ReadPoint targets = moments.targets(targetsAsOf);
        DriftQuestion question = new DriftQuestion(
                groupBy,
                Given.required("to", to, end -> new Period(from, end)),
                TrendFilterInput.toFilter(filter),
                moments.zone(timeZone),
                moments.today(at, timeZone),
                targets,
                share("lateFrom", lateFrom),
                share("bunchedFrom", bunchedFrom));
        Drift found = drift.of(question, at);
        Map<String, String> names = groups.of(
                Stream.concat(
                        found.rows().stream().map(row -> row.series().group()),
                        found.alarms().stream()
                                .map(alarm -> alarm.goal().view().owner().value())),
                environment.getLocale(),
                at);
        // Alarms are about single goals, movers about single people: for who reads no objects they are only counted.
        boolean readsObjects = AccessPolicy.readsObjects(caller.actor());
        List<DriftExplanation> explained = explains ? drift.explain(found.rows(), question, at) : List.of();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < found.rows().size(); i++) {
            rows.add(Row.of(found.rows().get(i), names, readsObjects, at, explains ? explained.get(i) : null));
        }
        return new Answer(
                at.position(),
                (targets == null ? at : targets).position(),
                rows,
                readsObjects
                        ? found.alarms().stream()
                                .map(alarm -> Alarm.of(alarm, names))
                                .toList()
                        : List.of(),
                found.alarmsLeftOut() + (readsObjects ? 0 : found.alarms().size()));
    }

    @SchemaMapping(typeName = "TargetDriftRow")
    @Nullable
    ExplanationAnswer explain(
            Row row,
            @Argument("of") DriftNumber number,
            @Argument @Nullable Integer levels,
            DataFetchingEnvironment environment) {
        DriftExplanation explained = row.explained();
        return explanations.answer(explained == null ? null : explained.of(number), levels, row.at(), environment);
    }

    private static BigDecimal share(String field, BigDecimal given) {
        if (given.signum() <= 0 || given.compareTo(BigDecimal.ONE) > 0) {
            throw new Refusal("SHARE_OUT_OF_RANGE", field, Map.of("field", field, "given", given));
        }
        return given;
    }

    record Counterfactual(
            boolean defined,
            long targetsPosition,
            @Nullable BigDecimal target,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal attainment,
            @Nullable BigDecimal pacing,
            @Nullable BigDecimal change) {

        static Counterfactual of(AgainstTargets then, Standing now) {
            long position = then.targets().position();
            if (then.goal().isEmpty() || then.standing().isEmpty()) {
                return new Counterfactual(false, position, null, null, null, null, null);
            }
            Standing standing = then.standing().get();
            BigDecimal attainment = standing.attainment();
            return new Counterfactual(
                    true,
                    position,
                    then.goal().get().view().target(),
                    standing.actual(),
                    attainment,
                    standing.pacing(),
                    attainment == null || now.attainment() == null
                            ? null
                            : Numbers.rounded(now.attainment().subtract(attainment)));
        }
    }

    @SchemaMapping(typeName = "Goal")
    CompletableFuture<Counterfactual> counterfactual(
            Found<GoalView> goal,
            @Argument Instant targetsAsOf,
            DataLoader<Found<GoalView>, Standing> standings,
            DataFetchingEnvironment environment) {
        return AgainstTargets.load(environment, goal, targetsAsOf)
                .thenCombine(standings.load(goal), Counterfactual::of);
    }
}
