package io.targetledger.histories;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.review.AssessmentEvent.AssessmentRequested;
import io.targetledger.review.AssessmentEvent.AssessmentSubmitted;
import io.targetledger.review.AssessmentId;
import io.targetledger.review.RaterKind;
import io.targetledger.review.Rating;
import io.targetledger.review.ReviewCycleEvent.CalibrationBegun;
import io.targetledger.review.ReviewCycleId;
import io.targetledger.review.ReviewEvent.RatingCalibrated;
import io.targetledger.review.ReviewEvent.ReviewOpened;
import io.targetledger.review.ReviewEvent.ReviewPublished;
import io.targetledger.review.ReviewEvent.ReviewScored;
import io.targetledger.review.ReviewId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of reviews in every history, whoever does what and when. */
class ReviewHistoriesTest {

    private static final int COMMANDS = 600;

    /** So that of two moments after the first result neither shows an answer that the other does not. */
    @Property(tries = 10)
    void answersEndBeforeTheFirstResultAndEveryReviewHasOneResult(@ForAll long seed) {
        Map<AssessmentId, ReviewCycleId> cycles = new HashMap<>();
        Map<ReviewId, ReviewCycleId> reviews = new HashMap<>();
        Set<ReviewCycleId> ended = new HashSet<>();
        Set<ReviewId> scored = new HashSet<>();
        for (Object event : events(seed)) {
            if (event instanceof AssessmentRequested requested) {
                cycles.put(requested.assessmentId(), requested.cycleId());
            } else if (event instanceof AssessmentSubmitted submitted) {
                assertThat(ended).doesNotContain(cycles.get(submitted.assessmentId()));
            } else if (event instanceof CalibrationBegun begun) {
                ended.add(begun.cycleId());
            } else if (event instanceof ReviewOpened opened) {
                reviews.put(opened.reviewId(), opened.cycleId());
            } else if (event instanceof ReviewScored result) {
                assertThat(ended).contains(reviews.get(result.reviewId()));
                assertThat(scored.add(result.reviewId())).as("first result").isTrue();
            }
        }
    }

    @Property(tries = 10)
    void noResultShowsAnAnonymousKindOfFewerThanThree(@ForAll long seed) {
        noneShowsFewerThanThree(events(seed));
    }

    @Test
    void someResultsShowAnAnonymousKind() {
        List<Object> events = RandomHistory.of(42, 3_000).stream()
                .<Object>map(Happened::event)
                .toList();
        noneShowsFewerThanThree(events);
        assertThat(events)
                .filteredOn(ReviewScored.class::isInstance)
                .anyMatch(event -> ((ReviewScored) event)
                        .result().categories().stream()
                                .anyMatch(category -> category.kind().isAnonymous()));
    }

    private static void noneShowsFewerThanThree(List<Object> events) {
        for (Object event : events) {
            if (event instanceof ReviewScored scored) {
                assertThat(scored.result().categories())
                        .allMatch(category ->
                                !category.kind().isAnonymous() || category.answers() >= RaterKind.FEWEST_ANONYMOUS);
            }
        }
    }

    @Property(tries = 10)
    void whatIsPublishedIsTheLastRatingThatWasGiven(@ForAll long seed) {
        Map<ReviewId, Rating> last = new HashMap<>();
        for (Object event : events(seed)) {
            if (event instanceof ReviewScored scored) {
                last.put(scored.reviewId(), scored.result().rating());
            } else if (event instanceof RatingCalibrated calibrated) {
                assertThat(calibrated.previous()).isEqualTo(last.put(calibrated.reviewId(), calibrated.rating()));
            } else if (event instanceof ReviewPublished published) {
                assertThat(published.rating()).isEqualTo(last.get(published.reviewId()));
            }
        }
    }

    private static List<Object> events(long seed) {
        return RandomHistory.of(seed, COMMANDS).stream()
                .<Object>map(Happened::event)
                .toList();
    }
}
