package io.targetledger.review;

import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static io.targetledger.review.ReviewSamples.ADA;
import static io.targetledger.review.ReviewSamples.CYCLE;
import static io.targetledger.review.ReviewSamples.LI_NA;
import static io.targetledger.review.ReviewSamples.REVIEW;
import static io.targetledger.review.ReviewSamples.SCHEDULE;
import static org.assertj.core.api.Assertions.assertThat;

class RemindersTest {

    private static final AssessmentId ASSESSMENT = new AssessmentId("assessment/9f");
    private static final RaterId RATER = RaterId.of(ADA);
    private static final RaterId PERSON = RaterId.of(LI_NA);

    @Test
    void aStepIsLateFromTheDayAfterTheOnePlanned() {
        assertThat(on(SCHEDULE.opens(), ReviewCycleStatus.PLANNED).step()).isEmpty();
        assertThat(on(SCHEDULE.opens().plusDays(2), ReviewCycleStatus.PLANNED).step())
                .contains(new Reminder(Reminder.Kind.STEP, CYCLE.value(), null, SCHEDULE.opens(), 2));
        assertThat(on(SCHEDULE.opens().plusDays(2), ReviewCycleStatus.OPEN).step())
                .isEmpty();
        assertThat(on(SCHEDULE.closes().plusDays(9), ReviewCycleStatus.CLOSED).step())
                .isEmpty();
        assertThat(on(SCHEDULE.closes().plusDays(9), ReviewCycleStatus.CANCELLED)
                        .step())
                .isEmpty();
    }

    @Test
    void anAssessmentIsDueOnTheDayBeforeCalibration() {
        LocalDate lastDay = SCHEDULE.calibrating().minusDays(1);
        assertThat(assessment(lastDay, ReviewCycleStatus.ASSESSING, AssessmentStatus.REQUESTED))
                .isEmpty();
        assertThat(assessment(lastDay.plusDays(1), ReviewCycleStatus.ASSESSING, AssessmentStatus.DRAFTED))
                .contains(new Reminder(Reminder.Kind.ASSESSMENT, ASSESSMENT.value(), RATER, lastDay, 1));
        for (AssessmentStatus done : new AssessmentStatus[] {
            AssessmentStatus.SUBMITTED, AssessmentStatus.DECLINED, AssessmentStatus.WITHDRAWN
        }) {
            assertThat(assessment(lastDay.plusDays(1), ReviewCycleStatus.ASSESSING, done))
                    .isEmpty();
        }
    }

    @Test
    void nobodyIsRemindedOfWhatTheyCanNoLongerDo() {
        LocalDate late = SCHEDULE.closes().plusDays(1);
        assertThat(assessment(late, ReviewCycleStatus.CALIBRATING, AssessmentStatus.DRAFTED))
                .isEmpty();
        assertThat(on(late, ReviewCycleStatus.CLOSED).acknowledgement(REVIEW, ReviewStatus.PUBLISHED, PERSON, false))
                .isEmpty();
    }

    @Test
    void acknowledgementsAndAppealsAreDueOnTheDayBeforeTheCycleCloses() {
        LocalDate lastDay = SCHEDULE.closes().minusDays(1);
        Reminders late = on(SCHEDULE.closes(), ReviewCycleStatus.PUBLISHED);
        assertThat(on(lastDay, ReviewCycleStatus.PUBLISHED)
                        .acknowledgement(REVIEW, ReviewStatus.PUBLISHED, PERSON, false))
                .isEmpty();
        assertThat(late.acknowledgement(REVIEW, ReviewStatus.PUBLISHED, PERSON, false))
                .contains(new Reminder(Reminder.Kind.ACKNOWLEDGEMENT, REVIEW.value(), PERSON, lastDay, 1));
        assertThat(late.acknowledgement(REVIEW, ReviewStatus.PUBLISHED, PERSON, true))
                .isEmpty();
        assertThat(late.acknowledgement(REVIEW, ReviewStatus.SCORED, PERSON, false))
                .isEmpty();
        assertThat(late.appeal(REVIEW, ReviewStatus.APPEALED))
                .contains(new Reminder(Reminder.Kind.APPEAL, REVIEW.value(), null, lastDay, 1));
        assertThat(late.appeal(REVIEW, ReviewStatus.SETTLED)).isEmpty();
    }

    private static Optional<Reminder> assessment(LocalDate today, ReviewCycleStatus cycle, AssessmentStatus standing) {
        return on(today, cycle).assessment(ASSESSMENT, standing, RATER);
    }

    private static Reminders on(LocalDate today, ReviewCycleStatus status) {
        return new Reminders(CYCLE, status, SCHEDULE, today);
    }
}
