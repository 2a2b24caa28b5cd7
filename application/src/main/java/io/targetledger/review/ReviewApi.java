package io.targetledger.review;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.ReadRules;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

import static io.targetledger.review.AssessmentFold.ASSESSMENTS;
import static io.targetledger.review.ReviewFold.REVIEWS;

/** Reviews, as far as who asks is shown them. */
@Controller
@SchemaMapping(typeName = "Review")
final class ReviewApi {

    private static final String GOALS_SINCE = GoalSince.class.getName();

    private final ReviewQueries reviews;
    private final AssessmentQueries assessments;
    private final ReviewReaders readers;
    private final ReadRules rules;

    ReviewApi(
            ReviewQueries reviews,
            AssessmentQueries assessments,
            PinnedGoals goals,
            ReviewReaders readers,
            ReadRules rules,
            BatchLoaderRegistry loaders) {
        this.reviews = reviews;
        this.assessments = assessments;
        this.readers = readers;
        this.rules = rules;
        loaders.<Found<ReviewView>, List<GoalSince>>forName(GOALS_SINCE)
                .registerMappedBatchLoader(
                        (found, environment) -> Mono.fromSupplier(() -> Found.answer(found, goals::since)));
    }

    @Bean
    static AuditedType<ReviewView> reviewType() {
        return new AuditedType<>("Review", "review", REVIEWS, ReviewId::new);
    }

    @QueryMapping(name = "reviews")
    Connection<Found<ReviewView>> list(
            @Argument @Nullable ReviewFilterInput filter, PageRequest page, Caller caller, ReadPoint at) {
        ReviewFilter wanted = filter == null ? ReviewFilter.ALL : filter.toFilter();
        ReviewScope scope = readers.scopeOf(caller.actor());
        return Connection.of(
                rules.page(REVIEWS, reviews.page(wanted, scope, page, at), at), () -> reviews.count(wanted, scope, at));
    }

    @SchemaMapping
    CompletableFuture<List<GoalSince>> goalsSince(
            Found<ReviewView> review, graphql.schema.DataFetchingEnvironment environment) {
        DataLoader<Found<ReviewView>, List<GoalSince>> goals = environment.getDataLoader(GOALS_SINCE);
        if (goals == null) {
            throw new IllegalStateException("There is no data loader " + GOALS_SINCE);
        }
        return goals.load(review);
    }

    @SchemaMapping(field = "assessments")
    Connection<Found<AssessmentView>> assessmentsOf(Found<ReviewView> review, PageRequest page, Caller caller) {
        AssessmentFilter ofReview = AssessmentFilter.of(new ReviewId(review.id()));
        ReviewScope scope = readers.scopeOf(caller.actor());
        return Connection.of(
                rules.page(ASSESSMENTS, assessments.page(ofReview, scope, page, review.at()), review.at()),
                () -> assessments.count(ofReview, scope, review.at()));
    }

    record ReviewFilterInput(
            @Nullable String cycle,
            @Nullable String person,
            @Nullable String unit,
            @Nullable List<ReviewStatus> status,
            @Nullable String level) {

        ReviewFilter toFilter() {
            return new ReviewFilter(
                    Given.optional("filter.cycle", cycle, ReviewCycleId::new),
                    Given.optional("filter.person", person, PersonId::new),
                    Given.optional("filter.unit", unit, UnitId::new),
                    status == null ? Set.of() : Set.copyOf(status),
                    level);
        }
    }
}
