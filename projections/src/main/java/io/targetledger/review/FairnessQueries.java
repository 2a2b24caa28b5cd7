package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.review.FairnessReport.LeniencyOf;
import io.targetledger.review.FairnessReport.OfRater;
import io.targetledger.review.FairnessReport.OfUnit;

/** Works out how fair a cycle was; three round trips. */
public final class FairnessQueries {

    private final ReviewCycleQueries cycles;
    private final ReviewQueries reviews;
    private final AssessmentQueries assessments;

    public FairnessQueries(ReviewCycleQueries cycles, ReviewQueries reviews, AssessmentQueries assessments) {
        this.cycles = cycles;
        this.reviews = reviews;
        this.assessments = assessments;
    }

    /**
     * @throws UnanswerableRead {@code FAIRNESS_NOT_YET} while answers come in: of two reports the later would tell the answers
     *     in between
     */
    public FairnessReport of(ReviewCycleId id, Versioned<ReviewCycleView> cycle, ReadPoint at) {
        ReviewCycleView.Pinned pinned = cycle.view().pinned();
        ReviewCycleStatus status = cycle.view().status();
        if (pinned == null
                || status.compareTo(ReviewCycleStatus.CALIBRATING) < 0
                || status == ReviewCycleStatus.CANCELLED) {
            throw new UnanswerableRead("FAIRNESS_NOT_YET", Map.of("cycle", id, "status", status));
        }
        RatingScale scale = pinned.form().scale();
        List<RatedPerson> people =
                reviews.of(id, at).stream().map(review -> rated(review.view())).toList();
        List<GivenScore> scores = scores(id, at);
        List<OfUnit> units = new ArrayList<>();
        Fairness.distributions(scale, people, person -> person.unit().value())
                .forEach((unit, ratings) -> units.add(new OfUnit(new UnitId(unit), ratings)));
        List<OfRater> raters = new ArrayList<>();
        Fairness.distributions(
                        scale,
                        people,
                        person -> person.ratedBy() == null
                                ? null
                                : person.ratedBy().value())
                .forEach((rater, ratings) -> raters.add(new OfRater(new PersonId(rater), ratings)));
        List<LeniencyOf> leniency = new ArrayList<>();
        Fairness.leniency(scores)
                .forEach((rater, found) ->
                        leniency.add(new LeniencyOf(new RaterId(rater), found.deviation(), found.people())));
        Fairness.BeforeAndAfter overall = Fairness.distributions(scale, people, person -> "")
                .getOrDefault("", Fairness.BeforeAndAfter.of(scale, List.of()));
        return new FairnessReport(id, overall, units, raters, leniency, Fairness.agreement(scores));
    }

    /** @return nothing where there is no such cycle at that point */
    public Optional<FairnessReport> of(ReviewCycleId id, ReadPoint at) {
        return cycles.find(id, at).map(cycle -> of(id, cycle, at));
    }

    private static RatedPerson rated(ReviewView review) {
        ReviewResult result = review.result();
        return new RatedPerson(
                review.person(),
                review.unit(),
                review.ratedBy(),
                result == null ? null : result.rating(),
                review.calibratedRating());
    }

    private List<GivenScore> scores(ReviewCycleId cycle, ReadPoint at) {
        AssessmentFilter submitted =
                new AssessmentFilter(cycle, null, null, Set.of(), Set.of(AssessmentStatus.SUBMITTED));
        return assessments.all(submitted, at).stream()
                .map(Versioned::view)
                .flatMap(view -> CurrentSubmittedAssessments.answers(view).stream()
                        .map(answer -> new GivenScore(
                                view.rater(), view.kind(), view.person(), answer.criterion(), answer.score())))
                .toList();
    }
}
