package io.targetledger.segment;

import java.math.BigDecimal;

import io.targetledger.shared.Numbers;

/**
 * Size and value of a segment as one evaluation found them.
 *
 * @param considered all customers there were
 * @param members those who belong
 * @param revenue of the members from deals won in the 365 days that end with the day of the evaluation
 */
public record SegmentOutcome(int considered, int members, BigDecimal revenue) {

    static final int DAYS_OF_REVENUE = 365;

    public SegmentOutcome {
        revenue = Numbers.rounded(revenue);
    }
}
