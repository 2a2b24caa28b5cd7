package io.targetledger.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.ExplanationAnswer;
import io.targetledger.explain.Explanations;
import io.targetledger.goal.GoalView;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Period;
import io.targetledger.trend.Term;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What goals will come to, many in one read, and how well that would have gone before. */
@Controller
final class ForecastApi {

    private static final String FORECASTS = Forecast.class.getName();
    private static final String EXPLANATIONS = ForecastNumber.class.getName();

    private final BackTest backTest;
    private final Explanations explanations;

    ForecastApi(
            Forecasts forecasts,
            ForecastExplanations explained,
            BackTest backTest,
            Explanations explanations,
            BatchLoaderRegistry loaders) {
        this.backTest = backTest;
        this.explanations = explanations;
        loaders.<Asked, Forecast>forName(FORECASTS)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> read(asked, forecasts::of)));
        loaders.<Asked, Map<ForecastNumber, Explanation>>forName(EXPLANATIONS)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> read(asked, explained::of)));
    }

    private record Asked(Found<GoalView> goal, BigDecimal level) {}

    /** Answers about goals, by id, at one level. */
    private interface Reading<R> {

        Map<String, R> of(List<Versioned<GoalView>> goals, BigDecimal level, ReadPoint at);
    }

    private static <R> Map<Asked, R> read(Set<Asked> asked, Reading<R> reading) {
        Map<Asked, R> answers = new LinkedHashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::level)).forEach((level, group) -> {
            Map<Found<GoalView>, R> found =
                    Found.answer(group.stream().map(Asked::goal).toList(), (goals, at) -> reading.of(goals, level, at));
            found.forEach((goal, answer) -> answers.put(new Asked(goal, level), answer));
        });
        return answers;
    }

    private static <R> CompletableFuture<R> load(String name, Asked asked, DataFetchingEnvironment environment) {
        DataLoader<Asked, R> loader = environment.getDataLoader(name);
        if (loader == null) {
            throw new IllegalStateException("There is no data loader " + name);
        }
        return loader.load(asked);
    }

    record GoalForecast(
            Asked asked,
            @Nullable BigDecimal value,
            @Nullable BigDecimal lower,
            @Nullable BigDecimal upper,
            BigDecimal level,
            @Nullable BigDecimal attainment,
            ForecastMethod method,
            ForecastBasis basis,
            BigDecimal elapsedShare,
            int ownPeriods,
            int comparablePeriods) {

        static @Nullable GoalForecast of(Asked asked, @Nullable Forecast forecast) {
            return forecast == null
                    ? null
                    : new GoalForecast(
                            asked,
                            forecast.value(),
                            forecast.lower(),
                            forecast.upper(),
                            forecast.level(),
                            forecast.attainment(),
                            forecast.method(),
                            forecast.basis(),
                            forecast.elapsedShare(),
                            forecast.ownPeriods(),
                            forecast.comparablePeriods());
        }
    }

    @SchemaMapping(typeName = "Goal")
    CompletableFuture<@Nullable GoalForecast> forecast(
            Found<GoalView> goal, @Argument BigDecimal level, DataFetchingEnvironment environment) {
        Asked asked = new Asked(goal, Forecasts.level(level));
        return ForecastApi.<@Nullable Forecast>load(FORECASTS, asked, environment)
                .thenApply(forecast -> GoalForecast.of(asked, forecast));
    }

    @SchemaMapping(typeName = "GoalForecast")
    CompletableFuture<@Nullable ExplanationAnswer> explain(
            GoalForecast forecast,
            @Argument("of") ForecastNumber number,
            @Argument @Nullable Integer levels,
            DataFetchingEnvironment environment) {
        Asked asked = forecast.asked();
        return ForecastApi.<@Nullable Map<ForecastNumber, Explanation>>load(EXPLANATIONS, asked, environment)
                .thenApply(found -> explanations.answer(
                        found == null ? null : found.get(number),
                        levels,
                        asked.goal().at(),
                        environment));
    }

    record ForecastBackTest(long position, List<BackTest.Row> rows) {}

    @QueryMapping
    ForecastBackTest forecastBackTest(
            @Argument String metric,
            @Argument Term term,
            @Argument @Nullable String team,
            @Argument @Nullable LocalDate until,
            @Argument BigDecimal level,
            ReadPoint at) {
        BackTest.Question question = new BackTest.Question(
                Given.required("metric", metric, MetricId::new),
                Given.optional("team", team, UnitId::new),
                term,
                until == null ? at.today() : Given.required("until", until, day -> new Period(day, day).end()),
                level);
        return new ForecastBackTest(at.position(), backTest.of(question, at));
    }
}
