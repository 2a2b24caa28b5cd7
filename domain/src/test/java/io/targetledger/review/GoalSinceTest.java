package io.targetledger.review;

import java.util.List;

import org.junit.jupiter.api.Test;

import static io.targetledger.review.ReviewSamples.goal;
import static org.assertj.core.api.Assertions.assertThat;

class GoalSinceTest {

    @Test
    void whatChangedSinceIsNamedWithBothSides() {
        PinnedGoal then = goal("0.5", "0.8");
        PinnedGoal now = goal("0.5", "1.1");
        assertThat(GoalSince.compare(List.of(then), List.of(now)))
                .containsExactly(new GoalSince(then.goalId(), then, now, List.of("actual", "attainment")));
        assertThat(GoalSince.compare(List.of(then), List.of(then)))
                .containsExactly(new GoalSince(then.goalId(), then, then, List.of()));
    }

    @Test
    void goalsThatCameOrWentSinceAreThereWithOneSide() {
        PinnedGoal gone = goal("0.5", "0.8");
        PinnedGoal added = goal("0.3", null);
        assertThat(GoalSince.compare(List.of(gone), List.of(added)))
                .containsExactly(
                        new GoalSince(gone.goalId(), gone, null, List.of()),
                        new GoalSince(added.goalId(), null, added, List.of()));
    }
}
