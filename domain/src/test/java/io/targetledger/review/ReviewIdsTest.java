package io.targetledger.review;

import io.targetledger.organisation.PersonId;
import io.targetledger.review.ReviewCommand.OpenReview;
import io.targetledger.shared.Refusal;
import org.junit.jupiter.api.Test;

import static io.targetledger.review.ReviewSamples.ADA;
import static io.targetledger.review.ReviewSamples.CYCLE;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReviewIdsTest {

    @Test
    void aReviewIsNamedAfterItsCycleAndPerson() {
        assertThat(REVIEW.value()).isEqualTo("review/2026-q2.li.na");
        assertThat(AssessmentId.ofSelf(REVIEW).value()).isEqualTo("assessment/2026-q2.li.na.self");
        assertThat(AssessmentId.ofManager(REVIEW).value()).isEqualTo("assessment/2026-q2.li.na.manager");
    }

    /** A dot in the code of a cycle would let two pairs share one name. */
    @Test
    void theCodeOfACycleHasNoDots() {
        assertThatThrownBy(() -> new ReviewCycleId("review-cycle/2026.q2"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("NOT_A_REVIEW_CYCLE_ID");
        assertThatThrownBy(() -> new ReviewCycleId("cycle/2026"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("NOT_A_REVIEW_CYCLE_ID");
    }

    @Test
    void theLongestNamesOfAllMakeIdsThatDiffer() {
        ReviewCycleId cycle = new ReviewCycleId("review-cycle/" + "c".repeat(40));
        PersonId one = new PersonId("person/" + "𠮷".repeat(119) + "1");
        PersonId other = new PersonId("person/" + "𠮷".repeat(119) + "2");

        assertThat(ReviewId.of(cycle, one)).isNotEqualTo(ReviewId.of(cycle, other));
        assertThat(AssessmentId.ofManager(ReviewId.of(cycle, one)))
                .isNotEqualTo(AssessmentId.ofManager(ReviewId.of(cycle, other)));
        assertThat(AssessmentId.ofManager(ReviewId.of(cycle, new PersonId("person/" + "p".repeat(70)))))
                .isNotNull();
    }

    @Test
    void aReviewIsOpenedUnderNoOtherName() {
        assertThatThrownBy(() -> new OpenReview(REVIEW, CYCLE, ADA)).isInstanceOf(IllegalArgumentException.class);
        assertThat(OpenReview.of(CYCLE, LI_NA).reviewId()).isEqualTo(REVIEW);
    }
}
