package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.Map;

import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/**
 * Why the owner believes the goal can be achieved.
 *
 * @param confidence 0 (none) to 1 (certain)
 * @param rationale what the confidence rests on, at most 2,000 characters
 */
public record Achievability(BigDecimal confidence, String rationale) {

    public Achievability {
        confidence = checkedConfidence(confidence);
        rationale = checkedRationale(rationale);
    }

    static BigDecimal checkedConfidence(BigDecimal given) {
        BigDecimal confidence = Numbers.canonical("confidence", given);
        if (confidence.signum() < 0 || confidence.compareTo(BigDecimal.ONE) > 0) {
            throw new Refusal("CONFIDENCE_OUT_OF_RANGE", "confidence", Map.of("given", confidence));
        }
        return confidence;
    }

    static String checkedRationale(String given) {
        return Text.required("rationale", given, 2_000);
    }
}
