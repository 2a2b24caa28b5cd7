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
import io.targetledger.goal.GoalView;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
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

    private static final String LOADER = Forecast.class.getName();

    private final Forecasts forecasts;
    private final BackTest backTest;

    ForecastApi(Forecasts forecasts, BackTest backTest, BatchLoaderRegistry loaders) {
        this.forecasts = forecasts;
        this.backTest = backTest;
        loaders.<Asked, Forecast>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> read(asked)));
    }

    private record Asked(Found<GoalView> goal, BigDecimal level) {}

    private Map<Asked, Forecast> read(Set<Asked> asked) {
        Map<Asked, Forecast> answers = new LinkedHashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::level)).forEach((level, group) -> {
            Map<Found<GoalView>, Forecast> found = Found.answer(
                    group.stream().map(Asked::goal).toList(), (goals, at) -> forecasts.of(goals, level, at));
            found.forEach((goal, forecast) -> answers.put(new Asked(goal, level), forecast));
        });
        return answers;
    }

    @SchemaMapping(typeName = "Goal")
    CompletableFuture<@Nullable Forecast> forecast(
            Found<GoalView> goal, @Argument BigDecimal level, DataFetchingEnvironment environment) {
        DataLoader<Asked, Forecast> loader = environment.getDataLoader(LOADER);
        if (loader == null) {
            throw new IllegalStateException("There is no data loader " + LOADER);
        }
        return loader.load(new Asked(goal, Forecasts.level(level)));
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
