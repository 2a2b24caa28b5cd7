package io.targetledger.trend;

import java.time.Instant;

import io.targetledger.goal.GoalId;
import io.targetledger.goal.Target;
import org.jspecify.annotations.Nullable;

/** One time a target moved: {@code EventContext} says what the parts around it mean. */
public record TargetMoveView(
        GoalId goal,
        Target previous,
        Target revised,
        boolean afterLock,
        String actor,
        @Nullable String reason,
        @Nullable String source,
        Instant recordedAt,
        Instant effectiveAt) {}
