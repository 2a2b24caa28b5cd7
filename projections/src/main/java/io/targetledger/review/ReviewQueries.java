package io.targetledger.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;

import static io.targetledger.review.ReviewFold.REVIEWS;

/** How reviews are found. */
public final class ReviewQueries {

    private final ViewReader<ReviewView> reviews;

    public ReviewQueries(Views views) {
        this.reviews = views.reader(REVIEWS);
    }

    public Optional<Versioned<ReviewView>> find(ReviewId review, ReadPoint at) {
        return reviews.find(review.value(), at);
    }

    /** By id, that is by cycle and person. */
    public Slice<Versioned<ReviewView>> page(ReviewFilter filter, ReviewScope scope, PageRequest page, ReadPoint at) {
        return reviews.page(filter.within(scope), Order.BY_KEY, page, at);
    }

    public long count(ReviewFilter filter, ReviewScope scope, ReadPoint at) {
        return reviews.count(filter.within(scope), at);
    }

    /** All reviews of a cycle, unordered. */
    public List<Versioned<ReviewView>> of(ReviewCycleId cycle, ReadPoint at) {
        return reviews.all(ofCycle(cycle), at);
    }

    /** Ids of all reviews of a cycle that stand there. */
    public Set<String> ids(ReviewCycleId cycle, Set<ReviewStatus> statuses, ReadPoint at) {
        return reviews.all(Filters.and(ofCycle(cycle), ofStatus(statuses)), at).stream()
                .map(Versioned::key)
                .collect(Collectors.toSet());
    }

    /** How far the reviews of a cycle have come. */
    public CycleProgress.Progress progress(ReviewCycleId cycle, ReadPoint at) {
        long opened = reviews.count(ofCycle(cycle), at);
        long unscored = count(cycle, Set.of(ReviewStatus.OPEN), at);
        long unpublished = count(cycle, Set.of(ReviewStatus.SCORED), at);
        return new CycleProgress.Progress(
                Math.toIntExact(opened),
                Math.toIntExact(opened - unscored),
                Math.toIntExact(opened - unscored - unpublished),
                Math.toIntExact(count(cycle, Set.of(ReviewStatus.APPEALED), at)));
    }

    private long count(ReviewCycleId cycle, Set<ReviewStatus> statuses, ReadPoint at) {
        return reviews.count(Filters.and(ofCycle(cycle), ofStatus(statuses)), at);
    }

    private static Bson ofCycle(ReviewCycleId cycle) {
        return Filters.eq("view.cycle", cycle.value());
    }

    private static Bson ofStatus(Set<ReviewStatus> statuses) {
        return Filters.in("view.status", statuses.stream().map(Enum::name).toList());
    }
}
