package io.targetledger.review;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.ExplanationAnswer;
import io.targetledger.explain.Explanations;
import io.targetledger.graphql.Found;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** How the scores of reviews came to be, as far as who asks is shown the review. */
@Controller
final class ReviewExplainApi {

    private static final String LOADER = ReviewExplainApi.class.getName();

    private final Explanations explanations;

    ReviewExplainApi(ReviewExplanations reviews, Explanations explanations, BatchLoaderRegistry loaders) {
        this.explanations = explanations;
        loaders.<Found<ReviewView>, Map<ReviewNumber, Explanation>>forName(LOADER)
                .registerMappedBatchLoader(
                        (found, environment) -> Mono.fromSupplier(() -> Found.answer(found, reviews::of)));
    }

    @SchemaMapping(typeName = "Review")
    CompletableFuture<@Nullable ExplanationAnswer> explain(
            Found<ReviewView> review,
            @Argument("of") ReviewNumber number,
            @Argument @Nullable Integer levels,
            DataFetchingEnvironment environment) {
        DataLoader<Found<ReviewView>, @Nullable Map<ReviewNumber, Explanation>> loader =
                environment.getDataLoader(LOADER);
        if (loader == null) {
            throw new IllegalStateException("There is no data loader " + LOADER);
        }
        return loader.load(review)
                .thenApply(found -> explanations.answer(
                        found == null ? null : found.get(number), levels, review.at(), environment));
    }
}
