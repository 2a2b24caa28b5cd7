package io.targetledger.review;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import io.targetledger.shared.Period;
import org.bson.conversions.Bson;

import static io.targetledger.review.ReviewFold.REVIEWS;

/** How reviews are found. */
public final class ReviewQueries {

    private static final Set<ReviewStatus> PUBLISHED = Arrays.stream(ReviewStatus.values())
            .filter(ReviewStatus::isPublished)
            .collect(Collectors.toSet());

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

    /** Every version of these reviews by the point, oldest first, by id; shown to nobody as they are. */
    public Map<String, List<Versioned<ReviewView>>> versionsOf(Collection<String> ids, ReadPoint at) {
        return reviews.versionsOf(ids, at);
    }

    /** All reviews of a cycle, unordered. */
    public List<Versioned<ReviewView>> of(ReviewCycleId cycle, ReadPoint at) {
        return reviews.all(ofCycle(cycle), at);
    }

    /** Published reviews of periods that end in these days, of those in the scope; one round trip. */
    public List<Versioned<ReviewView>> published(Period ending, ReviewScope scope, int atMost, ReadPoint at) {
        return reviews.some(
                Filters.and(
                        ofStatus(PUBLISHED),
                        Filters.gte("view.period.end", ending.start()),
                        Filters.lte("view.period.end", ending.end()),
                        scope.whole()),
                atMost,
                at);
    }

    /** Ids of all reviews of a cycle that stand there. */
    public Set<String> ids(ReviewCycleId cycle, Set<ReviewStatus> statuses, ReadPoint at) {
        return reviews.all(Filters.and(ofCycle(cycle), ofStatus(statuses)), at).stream()
                .map(Versioned::key)
                .collect(Collectors.toSet());
    }

    /** How far the reviews of a cycle have come. */
    public CycleProgress.Progress progress(ReviewCycleId cycle, ReadPoint at) {
        return Objects.requireNonNull(progress(Set.of(cycle.value()), at).get(cycle.value()));
    }

    /** Likewise of many, by the cycle's id, in one round trip. */
    public Map<String, CycleProgress.Progress> progress(Collection<String> cycles, ReadPoint at) {
        Map<List<String>, Long> counts =
                reviews.countBy(Filters.in("view.cycle", cycles), List.of("view.cycle", "view.status"), at);
        Map<String, CycleProgress.Progress> progress = new HashMap<>();
        for (String cycle : cycles) {
            int opened = 0;
            int scored = 0;
            int published = 0;
            int appealed = 0;
            for (ReviewStatus status : ReviewStatus.values()) {
                int there =
                        counts.getOrDefault(List.of(cycle, status.name()), 0L).intValue();
                opened += there;
                scored += status == ReviewStatus.OPEN ? 0 : there;
                published += status.isPublished() ? there : 0;
                appealed += status == ReviewStatus.APPEALED ? there : 0;
            }
            progress.put(cycle, new CycleProgress.Progress(opened, scored, published, appealed));
        }
        return progress;
    }

    private static Bson ofCycle(ReviewCycleId cycle) {
        return Filters.eq("view.cycle", cycle.value());
    }

    private static Bson ofStatus(Set<ReviewStatus> statuses) {
        return Filters.in("view.status", statuses.stream().map(Enum::name).toList());
    }
}
