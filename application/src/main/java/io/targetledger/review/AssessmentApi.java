package io.targetledger.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.graphql.ReadRules;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.organisation.PersonId;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.review.AssessmentCommand.DeclineAssessment;
import io.targetledger.review.AssessmentCommand.DraftAssessment;
import io.targetledger.review.AssessmentCommand.RequestAssessment;
import io.targetledger.review.AssessmentCommand.SubmitAssessment;
import io.targetledger.review.AssessmentCommand.WithdrawAssessment;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import static io.targetledger.review.AssessmentFold.ASSESSMENTS;

/** What raters say, to whom it is shown. */
@Controller
@SchemaMapping(typeName = "Assessment")
final class AssessmentApi {

    private final AssessmentQueries assessments;
    private final ReviewReaders readers;
    private final ReadRules rules;
    private final Mutations mutations;

    AssessmentApi(AssessmentQueries assessments, ReviewReaders readers, ReadRules rules, Mutations mutations) {
        this.assessments = assessments;
        this.readers = readers;
        this.rules = rules;
        this.mutations = mutations;
    }

    @Bean
    static AuditedType<AssessmentView> assessmentType() {
        return new AuditedType<>("Assessment", "assessment", ASSESSMENTS, AssessmentId::new);
    }

    @QueryMapping(name = "assessments")
    Connection<Found<AssessmentView>> list(
            @Argument @Nullable AssessmentFilterInput filter, PageRequest page, Caller caller, ReadPoint at) {
        AssessmentFilter wanted = filter == null ? AssessmentFilter.ALL : filter.toFilter();
        ReviewScope scope = readers.scopeOf(caller.actor());
        return Connection.of(
                rules.page(ASSESSMENTS, assessments.page(wanted, scope, page, at), at),
                () -> assessments.count(wanted, scope, at));
    }

    /** By the form that the cycle has pinned. */
    @SchemaMapping
    CompletableFuture<List<Criterion>> asked(Found<AssessmentView> assessment, DataFetchingEnvironment environment) {
        return References.load(
                        environment, new Reference(assessment.view().cycle().value(), assessment.at()))
                .thenApply(
                        cycle -> cycle != null && cycle.view() instanceof ReviewCycleView view && view.pinned() != null
                                ? view.pinned().form().askedOf(assessment.view().kind())
                                : List.of());
    }

    record AssessmentFilterInput(
            @Nullable String cycle,
            @Nullable String review,
            @Nullable String rater,
            @Nullable List<RaterKind> kind,
            @Nullable List<AssessmentStatus> status) {

        AssessmentFilter toFilter() {
            return new AssessmentFilter(
                    Given.optional("filter.cycle", cycle, ReviewCycleId::new),
                    Given.optional("filter.review", review, ReviewId::new),
                    Given.optional("filter.rater", rater, RaterId::new),
                    kind == null ? Set.of() : Set.copyOf(kind),
                    status == null ? Set.of() : Set.copyOf(status));
        }
    }

    record RequestAssessmentInput(
            String cycleId,
            String personId,
            RaterKind kind,
            String raterId,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    /** Its id is random, never the caller's choice: it must not tell the rater. */
    @MutationMapping
    Payload requestAssessment(@Argument RequestAssessmentInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RequestAssessment(
                        new AssessmentId(Mutations.newId("assessment", caller, input)),
                        new ReviewCycleId(input.cycleId()),
                        new PersonId(input.personId()),
                        input.kind(),
                        Given.required("raterId", input.raterId(), RaterId::new)));
    }

    record AnswerInput(
            String criterion,
            @Nullable BigDecimal score,
            @Nullable String evidence) {

        DraftAnswer toAnswer() {
            return new DraftAnswer(criterion, score, Given.optional("answers.evidence", evidence, PersonalText::of));
        }
    }

    record DraftAssessmentInput(
            String assessmentId,
            List<AnswerInput> answers,
            @Nullable String comment,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload draftAssessment(@Argument DraftAssessmentInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DraftAssessment(
                        new AssessmentId(input.assessmentId()),
                        by(caller),
                        input.answers().stream().map(AnswerInput::toAnswer).toList(),
                        Given.optional("comment", input.comment(), PersonalText::of)));
    }

    record AssessmentInput(
            String assessmentId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload submitAssessment(@Argument AssessmentInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new SubmitAssessment(new AssessmentId(input.assessmentId()), by(caller)));
    }

    @MutationMapping
    Payload declineAssessment(@Argument AssessmentInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DeclineAssessment(
                        new AssessmentId(input.assessmentId()), by(caller), Reason.of(input.reason())));
    }

    @MutationMapping
    Payload withdrawAssessment(@Argument AssessmentInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new WithdrawAssessment(new AssessmentId(input.assessmentId()), Reason.of(input.reason())));
    }

    private static PersonId by(Caller caller) {
        return new PersonId(caller.actor().personId());
    }
}
