package io.targetledger.review;

import java.math.BigDecimal;

import io.targetledger.shared.Numbers;

/**
 * The score that goals attained so far earn.
 *
 * @param from least attainment it takes, 1 being 100 %
 */
public record AttainmentScore(BigDecimal from, BigDecimal score) {

    public AttainmentScore {
        from = Numbers.canonical("attainmentScores.from", from);
        score = Numbers.canonical("attainmentScores.score", score);
    }
}
