package io.targetledger.goal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.ExplanationAnswer;
import io.targetledger.explain.Explanations;
import io.targetledger.graphql.Found;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** How the computed numbers of goals came to be; those of many goals in one read. */
@Controller
final class GoalExplainApi {

    private static final String LOADER = GoalExplainApi.class.getName();

    private final GoalExplanations goals;
    private final Explanations explanations;
    private final Views views;

    GoalExplainApi(GoalExplanations goals, Explanations explanations, Views views, BatchLoaderRegistry loaders) {
        this.goals = goals;
        this.explanations = explanations;
        this.views = views;
        loaders.<Asked, Optional<Explanation>>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> read(asked)));
    }

    @SchemaMapping(typeName = "Goal")
    CompletableFuture<@Nullable ExplanationAnswer> explain(
            Found<GoalView> goal,
            @Argument("of") GoalNumber number,
            @Argument @Nullable Instant targetsAsOf,
            @Argument @Nullable Integer levels,
            DataFetchingEnvironment environment) {
        if (targetsAsOf != null && number.isOfChildren()) {
            throw new Refusal("TARGETS_AS_OF_NOT_OFFERED", "targetsAsOf", Map.of("of", number));
        }
        DataLoader<Asked, Optional<Explanation>> loader = environment.getDataLoader(LOADER);
        if (loader == null) {
            throw new IllegalStateException("There is no data loader " + LOADER);
        }
        return loader.load(new Asked(goal, number, targetsAsOf))
                .thenApply(found -> explanations.answer(found.orElse(null), levels, goal.at(), environment));
    }

    private Map<Asked, Optional<Explanation>> read(Set<Asked> asked) {
        Map<Asked, Optional<Explanation>> answers = new LinkedHashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::point)).forEach((point, group) -> {
            List<Asked> ordered = new ArrayList<>(group);
            Instant moment = point.targets();
            List<@Nullable Explanation> found = goals.of(
                    ordered.stream()
                            .map(one -> new GoalExplanations.Asked(one.goal().versioned(), one.number()))
                            .toList(),
                    moment == null ? null : views.asOf(moment),
                    point.at());
            for (int i = 0; i < ordered.size(); i++) {
                answers.put(ordered.get(i), Optional.ofNullable(found.get(i)));
            }
        });
        return answers;
    }

    private record Asked(
            Found<GoalView> goal,
            GoalNumber number,
            @Nullable Instant targetsAsOf) {

        Point point() {
            return new Point(goal.at(), targetsAsOf);
        }
    }

    private record Point(ReadPoint at, @Nullable Instant targets) {}
}
