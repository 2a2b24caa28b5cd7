package io.targetledger.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.LocalizedNameInput;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Names;
import io.targetledger.graphql.Payload;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.review.ReviewTemplateCommand.DefineReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.RetireReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.ReviseReviewTemplate;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import static io.targetledger.review.ReviewTemplateFold.TEMPLATES;

/** By what people are judged. */
@Controller
@SchemaMapping(typeName = "ReviewTemplate")
final class ReviewTemplateApi {

    private final ReviewTemplateQueries templates;
    private final Mutations mutations;

    ReviewTemplateApi(ReviewTemplateQueries templates, Mutations mutations) {
        this.templates = templates;
        this.mutations = mutations;
    }

    @Bean
    static AuditedType<ReviewTemplateView> reviewTemplateType() {
        return new AuditedType<>("ReviewTemplate", "review-template", TEMPLATES, ReviewTemplateId::new);
    }

    @QueryMapping
    Connection<Found<ReviewTemplateView>> reviewTemplates(PageRequest page, ReadPoint at) {
        return Connection.of(Found.all(templates.page(page, at), at), () -> templates.count(at));
    }

    @SchemaMapping
    String name(Found<ReviewTemplateView> template, Caller caller) {
        return Names.in(caller.locale(), template.view().form().name());
    }

    @SchemaMapping
    LocalizedName names(Found<ReviewTemplateView> template) {
        return template.view().form().name();
    }

    record CriterionInput(
            String code,
            LocalizedNameInput name,
            @Nullable String description,
            CriterionKind kind,
            BigDecimal weight,
            List<RaterKind> raters) {

        Criterion toCriterion() {
            return new Criterion(code, name.toName(), description, kind, weight, raters);
        }
    }

    record LevelInput(String code, LocalizedNameInput name, String meaning, BigDecimal from) {

        RatingLevel toLevel() {
            return new RatingLevel(code, name.toName(), meaning, from);
        }
    }

    record ScaleInput(BigDecimal lowest, BigDecimal highest, BigDecimal step, List<LevelInput> levels) {

        RatingScale toScale() {
            return new RatingScale(
                    lowest,
                    highest,
                    step,
                    levels.stream().map(LevelInput::toLevel).toList());
        }
    }

    record ShareInput(RaterKind kind, BigDecimal share) {}

    record AttainmentInput(BigDecimal from, BigDecimal score) {}

    record FormInput(
            LocalizedNameInput name,
            List<CriterionInput> criteria,
            List<ShareInput> shares,
            ScaleInput scale,
            @Nullable List<AttainmentInput> attainmentScores) {

        ReviewForm toForm() {
            List<AttainmentInput> attained = attainmentScores == null ? List.of() : attainmentScores;
            return new ReviewForm(
                    name.toName(),
                    criteria.stream().map(CriterionInput::toCriterion).toList(),
                    shares.stream()
                            .map(share -> new RaterShare(share.kind(), share.share()))
                            .toList(),
                    scale.toScale(),
                    attained.stream()
                            .map(step -> new AttainmentScore(step.from(), step.score()))
                            .toList());
        }
    }

    record DefineReviewTemplateInput(
            String code,
            FormInput form,
            @Nullable String commandId,
            @Nullable Instant effectiveAt) implements CommandInput {}

    @MutationMapping
    Payload defineReviewTemplate(@Argument DefineReviewTemplateInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DefineReviewTemplate(
                        Given.required("code", input.code(), code -> new ReviewTemplateId("review-template/" + code)),
                        input.form().toForm()));
    }

    record ReviseReviewTemplateInput(
            String templateId,
            FormInput form,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload reviseReviewTemplate(@Argument ReviseReviewTemplateInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ReviseReviewTemplate(
                        new ReviewTemplateId(input.templateId()), input.form().toForm(), Reason.of(input.reason())));
    }

    record RetireReviewTemplateInput(
            String templateId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload retireReviewTemplate(@Argument RetireReviewTemplateInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RetireReviewTemplate(new ReviewTemplateId(input.templateId()), Reason.of(input.reason())));
    }
}
