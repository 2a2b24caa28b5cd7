package io.targetledger.review;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.ReadRules;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.LocalizedName;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

import static io.targetledger.review.ReviewCycleFold.CYCLES;
import static io.targetledger.review.ReviewFold.REVIEWS;

/** Cycles of reviews. */
@Controller
@SchemaMapping(typeName = "ReviewCycle")
final class ReviewCycleApi {

    private final ReviewCycleQueries cycles;
    private final ReviewQueries reviews;
    private final ReviewReaders readers;
    private final ReadRules rules;

    ReviewCycleApi(
            ReviewCycleQueries cycles,
            ReviewQueries reviews,
            ReviewReaders readers,
            ReadRules rules,
            BatchLoaderRegistry loaders) {
        this.cycles = cycles;
        this.reviews = reviews;
        this.readers = readers;
        this.rules = rules;
        loaders.<Found<ReviewCycleView>, CycleProgress.Progress>forName(CycleProgress.Progress.class.getName())
                .registerMappedBatchLoader((found, environment) -> Mono.fromSupplier(() -> Found.answer(
                        found,
                        (of, at) ->
                                reviews.progress(of.stream().map(Versioned::key).toList(), at))));
    }

    @Bean
    static AuditedType<ReviewCycleView> reviewCycleType() {
        return new AuditedType<>("ReviewCycle", "review-cycle", CYCLES, ReviewCycleId::new);
    }

    @QueryMapping
    Connection<Found<ReviewCycleView>> reviewCycles(
            @Argument @Nullable List<ReviewCycleStatus> status, PageRequest page, ReadPoint at) {
        Set<ReviewCycleStatus> wanted = status == null ? Set.of() : Set.copyOf(status);
        return Connection.of(Found.all(cycles.page(wanted, page, at), at), () -> cycles.count(wanted, at));
    }

    @SchemaMapping
    LocalizedName names(Found<ReviewCycleView> cycle) {
        return cycle.view().name();
    }

    @SchemaMapping
    CompletableFuture<CycleProgress.@Nullable Progress> progress(
            Found<ReviewCycleView> cycle,
            DataLoader<Found<ReviewCycleView>, CycleProgress.Progress> progress,
            Caller caller) {
        return ReviewReaders.seesEverything(caller.actor())
                ? progress.load(cycle).thenApply(found -> found)
                : CompletableFuture.completedFuture(null);
    }

    @SchemaMapping(field = "reviews")
    Connection<Found<ReviewView>> reviewsOf(Found<ReviewCycleView> cycle, PageRequest page, Caller caller) {
        ReviewFilter ofCycle = new ReviewFilter(new ReviewCycleId(cycle.id()), null, null, Set.of(), null);
        ReviewScope scope = readers.scopeOf(caller.actor());
        return Connection.of(
                rules.page(REVIEWS, reviews.page(ofCycle, scope, page, cycle.at()), cycle.at()),
                () -> reviews.count(ofCycle, scope, cycle.at()));
    }
}
