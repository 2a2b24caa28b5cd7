package io.targetledger.trend;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.targetledger.explain.Quantity;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.Span;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.review.Rating;
import io.targetledger.review.RatingScale;
import io.targetledger.review.ReviewCycleQueries;
import io.targetledger.review.ReviewCycleView;
import io.targetledger.review.ReviewQueries;
import io.targetledger.review.ReviewView;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The mean score of published reviews, by the last day of the period they are about, appeals included; in points of the
 * scale. Of the reviews that who asks may read. Two round trips, and those that say which these are.
 */
public final class RatingTrend implements TrendMeasure {

    static final int MOST_REVIEWS = 10_000;
    private static final Set<Grouping> GROUPINGS = EnumSet.of(Grouping.NONE, Grouping.UNIT, Grouping.OWNER);

    private final ReviewQueries reviews;
    private final ReviewCycleQueries cycles;
    private final OrganisationQueries organisation;

    public RatingTrend(ReviewQueries reviews, ReviewCycleQueries cycles, OrganisationQueries organisation) {
        this.reviews = reviews;
        this.cycles = cycles;
        this.organisation = organisation;
    }

    @Override
    public String name() {
        return "RATING";
    }

    @Override
    public Set<Grouping> groupings() {
        return GROUPINGS;
    }

    @Override
    public boolean isPersonal() {
        return true;
    }

    /**
     * @throws Refusal {@code TREND_FILTER_NOT_OFFERED}
     * @throws UnanswerableRead {@code TREND_TOO_MUCH}; {@code TREND_MIXED_SCALES} where the reviews do not share one scale
     */
    @Override
    public List<TrendPoint> points(TrendQuestion question, ReadPoint at) {
        return means(question, at).points();
    }

    @Override
    public List<PointExplanation> explain(List<TrendPoint> points, TrendQuestion question, ReadPoint at) {
        return means(question, at)
                .explain(points, Quantity.RATING, ids -> reviews.versionsOf(ids, at), ReviewView::rating);
    }

    private Means<ReviewView> means(TrendQuestion question, ReadPoint at) {
        question.filter().mustOnlyHave(name(), List.of("owner", "team", "term"));
        List<Versioned<ReviewView>> found =
                reviews.published(question.period(), question.shown().reviews().get(), MOST_REVIEWS + 1, at);
        if (found.size() > MOST_REVIEWS) {
            throw new UnanswerableRead("TREND_TOO_MUCH", Map.of("allowed", MOST_REVIEWS));
        }
        OrganisationChart chart = organisation.chart(at);
        Map<String, List<Span>> team = CountedGoals.teamOf(question.filter(), chart);
        List<Versioned<ReviewView>> counted = found.stream()
                .filter(review -> review.view().rating() != null && admits(question.filter(), team, review.view()))
                .toList();
        mustShareAScale(counted, at);
        Means<ReviewView> means = new Means<>();
        for (Versioned<ReviewView> review : counted) {
            LocalDate day = review.view().period().end();
            Rating rating = Objects.requireNonNull(review.view().rating());
            question.buckets().stream()
                    .filter(bucket -> bucket.contains(day))
                    .forEach(bucket ->
                            means.add(groupOf(question.grouping(), review.view()), bucket, review, rating.score()));
        }
        return means;
    }

    private static boolean admits(TrendFilter filter, @Nullable Map<String, List<Span>> team, ReviewView review) {
        OwnerId owner = filter.owner();
        String person = review.person().value();
        return (owner == null
                        || owner.value().equals(person)
                        || owner.value().equals(review.unit().value()))
                && (filter.term() == null || filter.term() == Term.of(review.period()))
                && CountedGoals.isWithin(
                        team, new OwnerId(person), review.period().end());
    }

    private static @Nullable String groupOf(Grouping grouping, ReviewView review) {
        return switch (grouping) {
            case UNIT -> review.unit().value();
            case OWNER -> review.person().value();
            case NONE, METRIC, SEGMENT, PRODUCT -> null;
        };
    }

    private void mustShareAScale(List<Versioned<ReviewView>> counted, ReadPoint at) {
        Set<String> ids =
                counted.stream().map(review -> review.view().cycle().value()).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return;
        }
        Set<String> scales = cycles.findAll(ids, at).values().stream()
                .map(Versioned::view)
                .map(ReviewCycleView::pinned)
                .filter(Objects::nonNull)
                .map(pinned -> spanOf(pinned.form().scale()))
                .collect(Collectors.toSet());
        if (scales.size() > 1) {
            throw new UnanswerableRead(
                    "TREND_MIXED_SCALES",
                    Map.of("scales", scales.stream().sorted().collect(Collectors.joining(", "))));
        }
    }

    private static String spanOf(RatingScale scale) {
        return scale.lowest().toPlainString() + "–" + scale.highest().toPlainString();
    }
}
