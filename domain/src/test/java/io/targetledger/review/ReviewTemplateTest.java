package io.targetledger.review;

import java.util.List;

import io.targetledger.review.ReviewTemplateCommand.DefineReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.RetireReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.ReviseReviewTemplate;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateDefined;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRetired;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRevised;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

import static io.targetledger.review.ReviewSamples.FORM;
import static io.targetledger.review.ReviewSamples.TEMPLATE;
import static io.targetledger.review.ReviewSamples.WHY;

class ReviewTemplateTest {

    private static final ReviewForm RENAMED = renamed("Sales 2027");
    private static final ReviewTemplateDefined DEFINED = new ReviewTemplateDefined(TEMPLATE, 1, FORM);
    private static final ReviewTemplateRevised REVISED = new ReviewTemplateRevised(TEMPLATE, 2, FORM, RENAMED, WHY);

    private final AggregateTestFixture<ReviewTemplate> template = new AggregateTestFixture<>(ReviewTemplate.class);

    @Test
    void aTemplateIsDefinedAsVersionOne() {
        template.givenNoPriorActivity()
                .when(new DefineReviewTemplate(TEMPLATE, FORM))
                .expectEvents(DEFINED);
    }

    @Test
    void theSameFormSentAgainRecordsNothingEvenAfterARevision() {
        template.given(DEFINED, REVISED)
                .when(new DefineReviewTemplate(TEMPLATE, FORM))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherFormUnderTheSameIdIsRefused() {
        template.given(DEFINED)
                .when(new DefineReviewTemplate(TEMPLATE, RENAMED))
                .expectException(Refused.with("REVIEW_TEMPLATE_ALREADY_DEFINED form"))
                .expectNoEvents();
    }

    @Test
    void everyRevisionIsAVersion() {
        ReviewForm third = renamed("Sales 2028");
        template.given(DEFINED, REVISED)
                .when(new ReviseReviewTemplate(TEMPLATE, third, WHY))
                .expectEvents(new ReviewTemplateRevised(TEMPLATE, 3, RENAMED, third, WHY));
    }

    @Test
    void aRevisionNeedsAReason() {
        template.given(DEFINED)
                .when(new ReviseReviewTemplate(TEMPLATE, RENAMED, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aRevisionThatChangesNothingIsNotRecorded() {
        template.given(DEFINED)
                .when(new ReviseReviewTemplate(TEMPLATE, FORM, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aRetiredTemplateStaysAsItIs() {
        ReviewTemplateRetired retired = new ReviewTemplateRetired(TEMPLATE, WHY);
        template.given(DEFINED).when(new RetireReviewTemplate(TEMPLATE, WHY)).expectEvents(retired);
        template.given(DEFINED, retired)
                .when(new ReviseReviewTemplate(TEMPLATE, RENAMED, WHY))
                .expectException(Refused.with("REVIEW_TEMPLATE_IS_RETIRED templateId"))
                .expectNoEvents();
    }

    @Test
    void aTemplateIsNotRetiredWithoutAReason() {
        template.given(DEFINED)
                .when(new RetireReviewTemplate(TEMPLATE, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    private static ReviewForm renamed(String name) {
        return new ReviewForm(
                LocalizedName.of(name),
                FORM.criteria(),
                FORM.shares(),
                FORM.scale(),
                List.copyOf(FORM.attainmentScores()));
    }
}
