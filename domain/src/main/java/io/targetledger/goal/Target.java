package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.targetledger.metric.Direction;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reached, in the unit of the goal's metric.
 *
 * @param value above 0
 * @param baseline where it started
 * @param tolerance for {@code MAINTAIN} goals, and only for them: how far the actual may lie from the value on either
 *     side; not negative
 */
public record Target(
        BigDecimal value, BigDecimal baseline, @Nullable BigDecimal tolerance) {

    public Target {
        value = Numbers.canonical("target", value);
        baseline = Numbers.canonical("baseline", baseline);
        tolerance = tolerance == null ? null : Numbers.canonical("tolerance", tolerance);
    }

    /** @throws Refusal naming everything that does not suit a goal of this direction */
    void mustSuit(Direction direction) {
        List<Violation> violations = violations(direction);
        if (!violations.isEmpty()) {
            throw new Refusal(violations);
        }
    }

    /** @param direction null where it is not known yet: only what suits no direction at all is named then */
    List<Violation> violations(@Nullable Direction direction) {
        List<Violation> violations = new ArrayList<>();
        if (value.signum() <= 0) {
            violations.add(notPositive(value));
        } else if (direction == Direction.INCREASE && value.compareTo(baseline) <= 0) {
            violations.add(new Violation("TARGET_NOT_ABOVE_BASELINE", "target", given()));
        } else if (direction == Direction.DECREASE && value.compareTo(baseline) >= 0) {
            violations.add(new Violation("TARGET_NOT_BELOW_BASELINE", "target", given()));
        }
        if (tolerance != null && tolerance.signum() < 0) {
            violations.add(new Violation("TOLERANCE_NEGATIVE", "tolerance", Map.of("given", tolerance)));
        }
        if (tolerance == null && direction == Direction.MAINTAIN) {
            violations.add(new Violation("TOLERANCE_MISSING", "tolerance"));
        } else if (tolerance != null && direction != null && direction != Direction.MAINTAIN) {
            violations.add(new Violation("TOLERANCE_NOT_ALLOWED", "tolerance", Map.of("direction", direction)));
        }
        return violations;
    }

    static Violation notPositive(BigDecimal value) {
        return new Violation("TARGET_NOT_POSITIVE", "target", Map.of("given", value));
    }

    private Map<String, Object> given() {
        return Map.of("given", value, "baseline", baseline);
    }
}
