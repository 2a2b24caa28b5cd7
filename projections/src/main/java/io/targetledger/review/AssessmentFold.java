package io.targetledger.review;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import io.targetledger.review.AssessmentEvent.AssessmentDeclined;
import io.targetledger.review.AssessmentEvent.AssessmentDrafted;
import io.targetledger.review.AssessmentEvent.AssessmentRequested;
import io.targetledger.review.AssessmentEvent.AssessmentSubmitted;
import io.targetledger.review.AssessmentEvent.AssessmentWithdrawn;
import org.jspecify.annotations.Nullable;

/** {@link AssessmentView} × {@link AssessmentEvent} → {@link AssessmentView}. */
public final class AssessmentFold implements AggregateFold<AssessmentView, AssessmentEvent> {

    public static final AssessmentFold ASSESSMENTS = new AssessmentFold();

    private AssessmentFold() {}

    @Override
    public String name() {
        return "assessment";
    }

    @Override
    public Class<AssessmentView> viewType() {
        return AssessmentView.class;
    }

    @Override
    public Class<AssessmentEvent> eventType() {
        return AssessmentEvent.class;
    }

    @Override
    public @Nullable AssessmentView evolve(
            @Nullable AssessmentView before, AssessmentEvent event, EventContext context) {
        if (event instanceof AssessmentRequested requested) {
            return AssessmentView.of(requested);
        }
        if (before == null) {
            return null;
        }
        if (event instanceof AssessmentDrafted drafted) {
            return before.answered(AssessmentStatus.DRAFTED, drafted.answers(), drafted.comment());
        }
        if (event instanceof AssessmentSubmitted submitted) {
            List<DraftAnswer> answers = submitted.answers().stream()
                    .map(answer -> new DraftAnswer(answer.criterion(), answer.score(), answer.evidence()))
                    .toList();
            return before.answered(AssessmentStatus.SUBMITTED, answers, submitted.comment());
        }
        if (event instanceof AssessmentDeclined declined) {
            return before.ended(AssessmentStatus.DECLINED, declined.reason().value());
        }
        if (event instanceof AssessmentWithdrawn withdrawn) {
            return before.ended(AssessmentStatus.WITHDRAWN, withdrawn.reason().value());
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("view.review", "to")),
                new IndexModel(Indexes.ascending("view.cycle", "view.status", "to")),
                new IndexModel(Indexes.ascending("view.rater", "to")),
                new IndexModel(Indexes.ascending("view.person", "to")));
    }
}
