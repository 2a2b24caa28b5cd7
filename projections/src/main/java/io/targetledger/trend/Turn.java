package io.targetledger.trend;

import java.math.BigDecimal;

import io.targetledger.goal.Target;
import io.targetledger.metric.Direction;

/** Which way a revision of a target went, as whoever is to reach it sees it. */
public enum Turn {
    HARDER,
    EASIER,
    /** Only the baseline moved, or what is to be maintained went elsewhere. */
    NEITHER;

    static Turn of(Direction direction, Target previous, Target revised) {
        return switch (direction) {
            case INCREASE -> of(revised.value().compareTo(previous.value()));
            case DECREASE -> of(previous.value().compareTo(revised.value()));
            case MAINTAIN -> of(tolerance(previous).compareTo(tolerance(revised)));
        };
    }

    private static Turn of(int sign) {
        return sign > 0 ? HARDER : sign < 0 ? EASIER : NEITHER;
    }

    private static BigDecimal tolerance(Target target) {
        return target.tolerance() == null ? BigDecimal.ZERO : target.tolerance();
    }
}
