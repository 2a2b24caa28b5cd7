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

import static io.targetledger.review.AssessmentFold.ASSESSMENTS;

/** How assessments are found. */
public final class AssessmentQueries {

    private final ViewReader<AssessmentView> assessments;

    public AssessmentQueries(Views views) {
        this.assessments = views.reader(ASSESSMENTS);
    }

    public Optional<Versioned<AssessmentView>> find(AssessmentId assessment, ReadPoint at) {
        return assessments.find(assessment.value(), at);
    }

    /** By id, which for anonymous raters tells nothing. */
    public Slice<Versioned<AssessmentView>> page(
            AssessmentFilter filter, ReviewScope scope, PageRequest page, ReadPoint at) {
        return assessments.page(filter.within(scope), Order.BY_KEY, page, at);
    }

    public long count(AssessmentFilter filter, ReviewScope scope, ReadPoint at) {
        return assessments.count(filter.within(scope), at);
    }

    /** All that match; for what works on all of them, and shows none. */
    public List<Versioned<AssessmentView>> all(AssessmentFilter filter, ReadPoint at) {
        return assessments.all(filter.within(ReviewScope.EVERYTHING), at);
    }

    /** Ids of all assessments of a cycle. */
    public Set<String> ids(ReviewCycleId cycle, ReadPoint at) {
        Bson ofCycle = Filters.eq("view.cycle", cycle.value());
        return assessments.all(ofCycle, at).stream().map(Versioned::key).collect(Collectors.toSet());
    }
}
