package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.Target;
import io.targetledger.metric.Direction;
import io.targetledger.projection.EventContext;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.targetledger.trend.TargetMoveFold.TARGET_MOVES;
import static org.assertj.core.api.Assertions.assertThat;

class TargetMoveFoldTest {

    private static final GoalId GOAL = new GoalId("goal/1");
    private static final Instant RECORDED = Instant.parse("2026-03-20T10:00:00Z");
    private static final Instant EFFECTIVE = Instant.parse("2026-03-01T09:00:00Z");

    @Test
    void everyRevisionIsARowOfItsOwnAndNothingElseIs() {
        TargetRevised cut = new TargetRevised(GOAL, target("100", null), target("80", null), new Reason("less"), true);
        EventContext context = context(17);

        assertThat(TARGET_MOVES.keysOf(cut, context)).containsExactly("17");
        assertThat(TARGET_MOVES.keysOf(new GoalActivated(GOAL, null, false), context))
                .isEmpty();
        assertThat(TARGET_MOVES.evolve("17", null, cut, context))
                .isEqualTo(new TargetMoveView(
                        GOAL,
                        target("100", null),
                        target("80", null),
                        true,
                        "wang.wei",
                        "less",
                        "graphql",
                        RECORDED,
                        EFFECTIVE));
    }

    @ParameterizedTest
    @CsvSource({
        "INCREASE, 100,   , 110,   , HARDER",
        "INCREASE, 100,   ,  90,   , EASIER",
        "INCREASE, 100,   , 100,   , NEITHER",
        "DECREASE,  10,   ,   8,   , HARDER",
        "DECREASE,  10,   ,  12,   , EASIER",
        "MAINTAIN,  20,  2,  20,  3, EASIER",
        "MAINTAIN,  20,  2,  20,  1, HARDER",
        "MAINTAIN,  20,  2,  25,  2, NEITHER"
    })
    void whatIsHarderDependsOnTheDirection(
            Direction direction,
            String previous,
            @Nullable String toleranceBefore,
            String revised,
            @Nullable String tolerance,
            Turn turn) {
        assertThat(Turn.of(direction, target(previous, toleranceBefore), target(revised, tolerance)))
                .isEqualTo(turn);
    }

    private static Target target(String value, @Nullable String tolerance) {
        return new Target(new BigDecimal(value), BigDecimal.ZERO, tolerance == null ? null : new BigDecimal(tolerance));
    }

    private static EventContext context(long position) {
        return new EventContext(
                position,
                GOAL.value(),
                "Goal",
                3,
                "goal.TargetRevised",
                RECORDED,
                EFFECTIVE,
                "wang.wei",
                List.of("MANAGER"),
                null,
                "graphql",
                null,
                null,
                null);
    }
}
