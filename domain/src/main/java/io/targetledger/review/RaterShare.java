package io.targetledger.review;

import java.math.BigDecimal;
import java.util.Map;

import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;

/**
 * How much the answers of one kind of rater count beside those of the others.
 *
 * @param share from 0 to 1; 0 for answers that are shown and do not count, often those of the person themself
 */
public record RaterShare(RaterKind kind, BigDecimal share) {

    public RaterShare {
        share = Numbers.canonical("shares.share", share);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new Refusal(
                    "VALUE_OUT_OF_RANGE",
                    "shares.share",
                    Map.of("given", share, "least", BigDecimal.ZERO, "most", BigDecimal.ONE));
        }
    }
}
