package io.targetledger.goal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.graphql.Found;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import org.dataloader.DataLoader;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import reactor.core.publisher.Mono;

/**
 * Goals against their targets as they stood at another moment, many in one read.
 *
 * @param targets where the targets were read
 * @param goal the goal with the target of then; empty when it was not defined yet
 */
public record AgainstTargets(ReadPoint targets, Optional<Versioned<GoalView>> goal, Optional<Standing> standing) {

    private static final String LOADER = AgainstTargets.class.getName();

    /** @throws io.targetledger.projection.UnanswerableRead {@code AS_OF_IN_FUTURE}, as the future's failure */
    public static CompletableFuture<AgainstTargets> load(
            DataFetchingEnvironment environment, Found<GoalView> goal, Instant moment) {
        DataLoader<Asked, AgainstTargets> loader = environment.getDataLoader(LOADER);
        if (loader == null) {
            throw new IllegalStateException("There is no data loader " + LOADER);
        }
        return loader.load(new Asked(goal, moment));
    }

    static void register(BatchLoaderRegistry loaders, GoalQueries goals, Views views) {
        loaders.<Asked, AgainstTargets>forName(LOADER)
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> read(asked, goals, views)));
    }

    private static Map<Asked, AgainstTargets> read(Set<Asked> asked, GoalQueries goals, Views views) {
        Map<Asked, AgainstTargets> answers = new LinkedHashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::point)).forEach((point, group) -> {
            ReadPoint targets = views.asOf(point.moment());
            List<Versioned<GoalView>> of =
                    group.stream().map(one -> one.goal().versioned()).toList();
            Map<String, Counterfactual> found = goals.against(of, targets, point.at());
            group.forEach(one -> {
                Optional<Counterfactual> there =
                        Optional.ofNullable(found.get(one.goal().id()));
                answers.put(
                        one,
                        new AgainstTargets(
                                targets, there.map(Counterfactual::goal), there.map(Counterfactual::standing)));
            });
        });
        return answers;
    }

    private record Asked(Found<GoalView> goal, Instant moment) {

        Point point() {
            return new Point(moment, goal.at());
        }
    }

    private record Point(Instant moment, ReadPoint at) {}
}
