package io.targetledger.review;

import java.time.Instant;
import java.util.List;

import io.targetledger.audit.Differences;
import io.targetledger.graphql.Found;
import io.targetledger.projection.Change;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What changed between two moments, in each kind of object that reviews are made of. */
@Controller
final class ReviewDifferencesApi {

    private final Differences differences;

    ReviewDifferencesApi(Differences differences) {
        this.differences = differences;
    }

    @SchemaMapping(typeName = "ReviewTemplate", field = "diff")
    List<Change> ofTemplate(Found<ReviewTemplateView> template, @Argument Instant from, @Argument Instant to) {
        return differences.of(template, from, to);
    }

    @SchemaMapping(typeName = "ReviewCycle", field = "diff")
    List<Change> ofCycle(Found<ReviewCycleView> cycle, @Argument Instant from, @Argument Instant to) {
        return differences.of(cycle, from, to);
    }

    @SchemaMapping(typeName = "Review", field = "diff")
    List<Change> ofReview(Found<ReviewView> review, @Argument Instant from, @Argument Instant to) {
        return differences.of(review, from, to);
    }

    @SchemaMapping(typeName = "Assessment", field = "diff")
    List<Change> ofAssessment(Found<AssessmentView> assessment, @Argument Instant from, @Argument Instant to) {
        return differences.of(assessment, from, to);
    }
}
