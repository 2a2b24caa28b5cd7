package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.audit.Differences;
import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.PeriodInput;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.graphql.SortDirection;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.measurement.MeasurementView;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.Change;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Refusal;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

import static io.targetledger.goal.GoalFold.GOALS;

/** Goals, and where they stand. */
@Controller
@SchemaMapping(typeName = "Goal")
final class GoalApi {

    private final GoalQueries goals;
    private final Standings standings;
    private final MeasurementQueries measurements;
    private final Differences differences;

    GoalApi(
            GoalQueries goals,
            Standings standings,
            MeasurementQueries measurements,
            Differences differences,
            Views views,
            BatchLoaderRegistry loaders) {
        this.goals = goals;
        this.standings = standings;
        this.measurements = measurements;
        this.differences = differences;
        loaders.<Found<GoalView>, Standing>forName(Standing.class.getName())
                .registerMappedBatchLoader(
                        (found, environment) -> Mono.fromSupplier(() -> Found.answer(found, standings::of)));
        loaders.<Found<GoalView>, RollUp>forName(RollUp.class.getName())
                .registerMappedBatchLoader((found, environment) -> Mono.fromSupplier(() -> Found.answer(
                        found,
                        (tops, at) ->
                                goals.rollUps(tops.stream().map(Versioned::key).toList(), at))));
        AgainstTargets.register(loaders, goals, views);
    }

    @Bean
    static AuditedType<GoalView> goalType() {
        return new AuditedType<>("Goal", "goal", GOALS, GoalId::new);
    }

    @QueryMapping
    Connection<Found<GoalView>> goals(
            @Argument @Nullable GoalFilterInput filter,
            @Argument @Nullable GoalOrderInput orderBy,
            PageRequest page,
            ReadPoint at) {
        GoalFilter wanted = filter == null ? GoalFilter.ALL : filter.toFilter();
        GoalOrder order = orderBy == null ? GoalOrder.DEFAULT : orderBy.toOrder();
        return Connection.of(Found.all(goals.page(wanted, order, page, at), at), () -> goals.count(wanted, at));
    }

    @SchemaMapping
    CompletableFuture<@Nullable BigDecimal> actual(
            Found<GoalView> goal, DataLoader<Found<GoalView>, Standing> standings) {
        return standings.load(goal).thenApply(Standing::actual);
    }

    @SchemaMapping
    CompletableFuture<@Nullable BigDecimal> attainment(
            Found<GoalView> goal,
            @Argument @Nullable Instant targetsAsOf,
            DataLoader<Found<GoalView>, Standing> standings,
            DataFetchingEnvironment environment) {
        return targetsAsOf == null
                ? standings.load(goal).thenApply(Standing::attainment)
                : AgainstTargets.load(environment, goal, targetsAsOf)
                        .thenApply(then ->
                                then.standing().map(Standing::attainment).orElse(null));
    }

    @SchemaMapping
    CompletableFuture<@Nullable BigDecimal> pacing(
            Found<GoalView> goal, DataLoader<Found<GoalView>, Standing> standings) {
        return standings.load(goal).thenApply(Standing::pacing);
    }

    @SchemaMapping
    CompletableFuture<@Nullable BigDecimal> projected(
            Found<GoalView> goal, DataLoader<Found<GoalView>, Standing> standings) {
        return standings.load(goal).thenApply(Standing::projected);
    }

    @SchemaMapping
    CompletableFuture<@Nullable Found<?>> latestMeasurement(
            Found<GoalView> goal,
            DataLoader<Found<GoalView>, Standing> standings,
            DataFetchingEnvironment environment) {
        return standings.load(goal).thenCompose(standing -> {
            var latest = standing.latestMeasurement();
            return latest == null
                    ? CompletableFuture.completedFuture(null)
                    : References.load(environment, new Reference(latest.value(), goal.at()));
        });
    }

    @SchemaMapping
    BigDecimal elapsedShare(Found<GoalView> goal) {
        return goal.view().period().elapsedShare(goal.at().today());
    }

    @SchemaMapping
    CompletableFuture<RollUp> rollUp(Found<GoalView> goal, DataLoader<Found<GoalView>, RollUp> rollUps) {
        return rollUps.load(goal);
    }

    @SchemaMapping
    CompletableFuture<@Nullable BigDecimal> childrenGap(
            Found<GoalView> goal, DataLoader<Found<GoalView>, RollUp> rollUps) {
        return goal.view().childrenMustSum()
                ? rollUps.load(goal).thenApply(RollUp::childrenGap)
                : CompletableFuture.completedFuture(null);
    }

    @SchemaMapping
    Connection<Found<GoalView>> children(Found<GoalView> goal, PageRequest page) {
        GoalFilter children = GoalFilter.childrenOf(new GoalId(goal.id()));
        return Connection.of(
                Found.all(goals.page(children, GoalOrder.DEFAULT, page, goal.at()), goal.at()),
                () -> goals.count(children, goal.at()));
    }

    @SchemaMapping
    Connection<Found<MeasurementView>> measurements(Found<GoalView> goal, PageRequest page) {
        AmountQuestion counted = standings.question(goal.view(), goal.at());
        return Connection.of(
                Found.all(measurements.counted(counted, page, goal.at()), goal.at()),
                () -> measurements.countCounted(counted, goal.at()));
    }

    @SchemaMapping
    List<Change> diff(Found<GoalView> goal, @Argument Instant from, @Argument Instant to) {
        return differences.of(goal, from, to);
    }

    record GoalFilterInput(
            @Nullable String owner,
            @Nullable String unit,
            @Nullable String team,
            @Nullable String metric,
            @Nullable List<GoalStatus> status,
            @Nullable PeriodInput period,
            @Nullable String parent,
            @Nullable BigDecimal attainmentFrom,
            @Nullable BigDecimal attainmentTo,
            @Nullable String segment) {

        GoalFilter toFilter() {
            if (owner != null && unit != null) {
                throw new Refusal("OWNER_AND_UNIT", "filter.unit", Map.of());
            }
            UnitId ofUnit = Given.optional("filter.unit", unit, UnitId::new);
            return new GoalFilter(
                    ofUnit == null ? Given.optional("filter.owner", owner, OwnerId::new) : OwnerId.of(ofUnit),
                    Given.optional("filter.team", team, UnitId::new),
                    Given.optional("filter.metric", metric, MetricId::new),
                    status == null ? Set.of() : Set.copyOf(status),
                    PeriodInput.toPeriod(period),
                    Given.optional("filter.parent", parent, GoalId::new),
                    attainmentFrom,
                    attainmentTo,
                    Given.optional("filter.segment", segment, SegmentId::new));
        }
    }

    record GoalOrderInput(GoalOrder.Field field, SortDirection direction) {

        GoalOrder toOrder() {
            return new GoalOrder(field, direction == SortDirection.DESC);
        }
    }
}
