package io.targetledger.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.review.ReviewResult.Category;
import io.targetledger.review.ReviewResult.Said;
import io.targetledger.review.ReviewView.Calibration;
import org.jspecify.annotations.Nullable;

/**
 * Explains what reviews came to, by the formulas of {@link Scoring}, from the review alone: what it holds may be shown to
 * whoever is shown the review. Assessments are never read, so that neither a rater nor a kind that is left out can show;
 * averages of anonymous raters are said to be withheld from there on. Two round trips for any number of reviews.
 */
public final class ReviewExplanations {

    private final ReviewQueries reviews;
    private final ReviewCycleQueries cycles;

    public ReviewExplanations(ReviewQueries reviews, ReviewCycleQueries cycles) {
        this.reviews = reviews;
        this.cycles = cycles;
    }

    /**
     * By number, by the review's id; what is not there has no entry.
     *
     * @param shown as who asks is shown them
     */
    public Map<String, Map<ReviewNumber, Explanation>> of(Collection<Versioned<ReviewView>> shown, ReadPoint at) {
        List<Versioned<ReviewView>> scored =
                shown.stream().filter(review -> review.view().result() != null).toList();
        Map<String, List<Versioned<ReviewView>>> events =
                reviews.versionsOf(scored.stream().map(Versioned::key).toList(), at);
        Map<String, List<Versioned<ReviewCycleView>>> forms = cycles.versionsOf(
                scored.stream().map(review -> review.view().cycle().value()).collect(Collectors.toSet()), at);
        Map<String, Map<ReviewNumber, Explanation>> explained = new HashMap<>();
        for (Versioned<ReviewView> review : scored) {
            List<Versioned<ReviewCycleView>> cycle =
                    forms.getOrDefault(review.view().cycle().value(), List.of());
            List<Versioned<ReviewView>> own = events.getOrDefault(review.key(), List.of()).stream()
                    .filter(version -> version.position() <= review.position())
                    .toList();
            Explained one = Explained.of(review, own, cycle);
            if (one != null) {
                explained.put(review.key(), one.numbers());
            }
        }
        return explained;
    }

    /**
     * One review with all it is explained from.
     *
     * @param own its versions, oldest first
     * @param formFrom the event that settled the form
     */
    record Explained(
            Versioned<ReviewView> review,
            ReviewResult result,
            ReviewForm form,
            List<Long> formFrom,
            List<Versioned<ReviewView>> own) {

        static @Nullable Explained of(
                Versioned<ReviewView> review, List<Versioned<ReviewView>> own, List<Versioned<ReviewCycleView>> cycle) {
            ReviewResult result = review.view().result();
            for (Versioned<ReviewCycleView> version : cycle) {
                ReviewCycleView.Pinned pinned = version.view().pinned();
                if (pinned != null && result != null) {
                    return new Explained(review, result, pinned.form(), List.of(version.position()), own);
                }
            }
            return null;
        }

        Map<ReviewNumber, Explanation> numbers() {
            return Map.of(
                    ReviewNumber.SCORE, score(), ReviewNumber.RATING, rating(), ReviewNumber.ATTAINMENT, attainment());
        }

        private Explanation rating() {
            ReviewView view = review.view();
            List<Explanation> decisions = new ArrayList<>(List.of(score()));
            for (int i = 0; i < view.calibrations().size(); i++) {
                Calibration calibration = view.calibrations().get(i);
                int number = i + 1;
                decisions.add(Explanation.recorded(
                        Quantity.CALIBRATION,
                        calibration.by().value(),
                        null,
                        calibration.rating().score(),
                        since(version -> version.calibrations().size() >= number)));
            }
            ReviewView.Decision decision =
                    view.appeal() == null ? null : view.appeal().decision();
            if (decision != null && decision.rating() != null) {
                decisions.add(Explanation.recorded(
                        Quantity.APPEAL,
                        decision.by().value(),
                        null,
                        decision.rating().score(),
                        since(version ->
                                version.appeal() != null && version.appeal().decision() != null)));
            }
            return Explanation.computed(Quantity.RATING, review.key(), null, Computation.LAST_DECISION, decisions);
        }

        private Explanation score() {
            List<Explanation> pairs = new ArrayList<>();
            for (Criterion criterion : form.criteria()) {
                pairs.add(ofForm(Quantity.WEIGHT, criterion.code(), criterion.weight()));
                pairs.add(criterion.isMeasured() ? measured(criterion) : answered(criterion));
            }
            return Explanation.computed(Quantity.SCORE, review.key(), null, Computation.REVIEW_SCORE, pairs);
        }

        private Explanation measured(Criterion criterion) {
            List<Explanation> inputs = new ArrayList<>(List.of(
                    attainment(),
                    ofForm(Quantity.LOWEST_SCORE, null, form.scale().lowest())));
            for (AttainmentScore step : form.attainmentScores()) {
                inputs.add(ofForm(Quantity.STEP_FROM, null, step.from()));
                inputs.add(ofForm(Quantity.STEP_SCORE, null, step.score()));
            }
            return Explanation.computed(
                    Quantity.CRITERION_SCORE, criterion.code(), null, Computation.REVIEW_STEPS, inputs);
        }

        private Explanation answered(Criterion criterion) {
            List<Explanation> pairs = new ArrayList<>();
            for (Category category : result.categories()) {
                for (Said said : category.criteria()) {
                    if (said.criterion().equals(criterion.code())) {
                        pairs.add(ofForm(Quantity.SHARE, category.kind().name(), form.shareOf(category.kind())));
                        pairs.add(average(category, said).counting(category.answers()));
                    }
                }
            }
            return Explanation.computed(
                    Quantity.CRITERION_SCORE, criterion.code(), null, Computation.REVIEW_CRITERION, pairs);
        }

        private Explanation average(Category category, Said said) {
            List<Long> scored = since(version -> version.result() != null);
            String kind = category.kind().name();
            return category.kind().isAnonymous()
                    ? Explanation.withheld(Quantity.AVERAGE, kind, null, said.average(), scored)
                    : Explanation.recorded(Quantity.AVERAGE, kind, null, said.average(), scored);
        }

        private Explanation attainment() {
            List<Long> opened = List.of(review.view().openedPosition());
            List<Explanation> pairs = new ArrayList<>();
            for (PinnedGoal goal : review.view().goals()) {
                String id = goal.goalId().value();
                pairs.add(Explanation.recorded(Quantity.WEIGHT, id, null, goal.weight(), opened));
                pairs.add(Explanation.recorded(Quantity.ATTAINMENT, id, null, goal.attainment(), opened));
            }
            return Explanation.computed(Quantity.ATTAINMENT, review.key(), null, Computation.WEIGHTED_MEAN, pairs);
        }

        private Explanation ofForm(Quantity quantity, @Nullable String of, BigDecimal value) {
            return Explanation.recorded(quantity, of, null, value, formFrom);
        }

        /** Position of the event since which this holds. */
        private List<Long> since(Predicate<ReviewView> holds) {
            return own.stream()
                    .filter(version -> holds.test(version.view()))
                    .findFirst()
                    .map(version -> List.of(version.position()))
                    .orElse(List.of());
        }
    }
}
