package io.targetledger.review;

import java.util.List;

import io.targetledger.histories.World;
import io.targetledger.review.AssessmentCommand.RequestAssessment;
import io.targetledger.review.AssessmentEvent.AssessmentDrafted;
import io.targetledger.review.AssessmentEvent.AssessmentRequested;
import io.targetledger.review.AssessmentEvent.AssessmentSubmitted;
import org.axonframework.test.aggregate.AggregateTestFixture;

import static io.targetledger.review.ReviewSamples.ADA;
import static io.targetledger.review.ReviewSamples.CYCLE;
import static io.targetledger.review.ReviewSamples.ISDOM;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.decimal;
import static io.targetledger.review.ReviewSamples.requested;
import static io.targetledger.review.ReviewSamples.until;
import static io.targetledger.review.ReviewSamples.world;

/** An assessment of Li Na told by its events, and a fixture of it in a cycle that has come so far. */
final class AssessmentStory {

    static final String ID = "9f";
    static final AssessmentId ASSESSMENT = new AssessmentId("assessment/" + ID);
    static final AssessmentRequested BY_ADA = requested(ID, RaterKind.PEER, RaterId.of(ADA));
    static final AssessmentRequested BY_ISDOM = requested(ID, RaterKind.CUSTOMER, ISDOM);
    static final PersonalText COMMENT = new PersonalText("a pleasure to work with");
    static final List<DraftAnswer> COMPLETE =
            List.of(answer("teamwork", "4.5", "shared the lead"), answer("integrity", "3", "told the truth"));
    static final AssessmentDrafted DRAFTED = new AssessmentDrafted(ASSESSMENT, COMPLETE, COMMENT);
    static final AssessmentSubmitted SUBMITTED = new AssessmentSubmitted(
            ASSESSMENT,
            List.of(
                    new Answer("teamwork", decimal("4.5"), new PersonalText("shared the lead")),
                    new Answer("integrity", decimal("3"), new PersonalText("told the truth"))),
            COMMENT);

    private AssessmentStory() {}

    static DraftAnswer answer(String criterion, String score, String evidence) {
        return new DraftAnswer(criterion, decimal(score), new PersonalText(evidence));
    }

    static RequestAssessment request(RaterKind kind, RaterId rater) {
        return new RequestAssessment(ASSESSMENT, CYCLE, LI_NA, kind, rater);
    }

    static AggregateTestFixture<Assessment> in(ReviewCycleStatus status) {
        return fixture(world(until(status)));
    }

    static AggregateTestFixture<Assessment> fixture(World world) {
        AggregateTestFixture<Assessment> assessment = new AggregateTestFixture<>(Assessment.class);
        assessment.registerInjectableResources(world, world.reviews());
        return assessment;
    }
}
