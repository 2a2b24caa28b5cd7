package io.targetledger.review;

import java.util.List;
import java.util.Set;

import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerQueries;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.PersonId;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.ReadPoint;
import io.targetledger.review.AssessmentEvent.AssessmentRequested;

/** Who can be asked for an assessment and who was: no request may be made before what is decided on the answer. */
public final class CurrentRaters implements Raters {

    private static final Set<AssessmentStatus> ASKED =
            Set.of(AssessmentStatus.REQUESTED, AssessmentStatus.DRAFTED, AssessmentStatus.SUBMITTED);

    private final OrganisationQueries organisation;
    private final CustomerQueries customers;
    private final AssessmentQueries assessments;
    private final Decisions decisions;

    public CurrentRaters(
            OrganisationQueries organisation,
            CustomerQueries customers,
            AssessmentQueries assessments,
            Decisions decisions) {
        this.organisation = organisation;
        this.customers = customers;
        this.assessments = assessments;
        this.decisions = decisions;
    }

    @Override
    public boolean exists(RaterId rater) {
        ReadPoint at = decisions.readingWhatStays();
        return rater.isPerson()
                ? organisation.chart(at).person(new PersonId(rater.value())).isPresent()
                : customers.find(new CustomerId(rater.value()), at).isPresent();
    }

    @Override
    public List<Asked> asked(ReviewId reviewId) {
        ReadPoint at = decisions.reading(AssessmentRequested.class);
        return assessments.all(new AssessmentFilter(null, reviewId, null, Set.of(), ASKED), at).stream()
                .map(found -> new Asked(found.view().kind(), found.view().rater()))
                .toList();
    }
}
