package io.targetledger.review;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.targetledger.projection.Decisions;
import io.targetledger.projection.Versioned;

/** What was submitted for a review: read where the cycle was seen to be past taking answers, so all of them are there. */
public final class CurrentSubmittedAssessments implements SubmittedAssessments {

    private final AssessmentQueries assessments;
    private final Decisions decisions;

    public CurrentSubmittedAssessments(AssessmentQueries assessments, Decisions decisions) {
        this.assessments = assessments;
        this.decisions = decisions;
    }

    @Override
    public List<Submitted> of(ReviewId reviewId) {
        AssessmentFilter submitted =
                new AssessmentFilter(null, reviewId, null, Set.of(), Set.of(AssessmentStatus.SUBMITTED));
        return assessments.all(submitted, decisions.readingWhatStays()).stream()
                .sorted(Comparator.comparing(Versioned::key))
                .map(found -> submitted(found.view()))
                .toList();
    }

    private static Submitted submitted(AssessmentView view) {
        return new Submitted(view.kind(), view.rater(), answers(view), view.comment());
    }

    static List<Answer> answers(AssessmentView view) {
        return view.answers().stream()
                .map(DraftAnswer::complete)
                .filter(Objects::nonNull)
                .toList();
    }
}
