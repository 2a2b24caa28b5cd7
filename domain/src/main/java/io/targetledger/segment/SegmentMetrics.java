package io.targetledger.segment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.targetledger.segment.Deal.Stage;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a segment did in a period, counted from their deals. Members have no contract that ends, so a
 * customer counts as active when they bought, and as lost when they bought in the period before and not in this one.
 *
 * <p>The formulas follow P. Farris, N. Bendle, P. Pfeifer, D. Reibstein, <i>Marketing Metrics</i> (conversion, churn, ARPA)
 * and D. Skok, <i>SaaS Metrics 2.0</i> (CAC, LTV), as the standard metrics do; shares are ratios, 0.63 being 63 %. Each is
 * null where what it is divided by is 0 or missing.
 *
 * @param customers members of the segment
 * @param active those of them who bought in the period
 * @param added those whose first deal ever was won in the period
 * @param activeBefore those who bought in the period before, of the same length
 * @param lost those of {@code activeBefore} who did not buy in the period
 * @param revenue of the deals won in the period
 * @param wonDeals won in the period
 * @param lostDeals lost in the period
 */
public record SegmentMetrics(
        int customers,
        int active,
        int added,
        int activeBefore,
        int lost,
        BigDecimal revenue,
        int wonDeals,
        int lostDeals) {

    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL64;

    /** @param members as of a day that is not before the end of the period */
    public static SegmentMetrics of(Collection<CustomerAsOf> members, Period period) {
        Period before = period.previous();
        List<CustomerAsOf> boughtBefore =
                members.stream().filter(member -> bought(member, before)).toList();
        return new SegmentMetrics(
                members.size(),
                count(members, period),
                (int) members.stream()
                        .filter(member -> member.deals(Stage.WON, (Integer) null)
                                .map(Deal::on)
                                .min(Comparator.naturalOrder())
                                .map(period::contains)
                                .orElse(false))
                        .count(),
                boughtBefore.size(),
                boughtBefore.size() - count(boughtBefore, period),
                CustomerAsOf.sum(members.stream().flatMap(member -> member.deals(Stage.WON, period))),
                (int) members.stream()
                        .flatMap(member -> member.deals(Stage.WON, period))
                        .count(),
                (int) members.stream()
                        .flatMap(member -> member.deals(Stage.LOST, period))
                        .count());
    }

    private static int count(Collection<CustomerAsOf> members, Period period) {
        return (int) members.stream().filter(member -> bought(member, period)).count();
    }

    private static boolean bought(CustomerAsOf member, Period period) {
        return member.deals(Stage.WON, period).findAny().isPresent();
    }

    /** Deals won ÷ deals closed. */
    public @Nullable BigDecimal conversion() {
        return ratio(BigDecimal.valueOf(wonDeals), BigDecimal.valueOf((long) wonDeals + lostDeals));
    }

    /** Customers lost ÷ customers active in the period before. */
    public @Nullable BigDecimal churn() {
        return ratio(BigDecimal.valueOf(lost), BigDecimal.valueOf(activeBefore));
    }

    /** Revenue ÷ active customers. */
    public @Nullable BigDecimal arpa() {
        return ratio(revenue, BigDecimal.valueOf(active));
    }

    /**
     * CAC = cost of sales and marketing ÷ new customers.
     *
     * @param cost spent on the segment in the period; null where it is not known
     */
    public @Nullable BigDecimal cac(@Nullable BigDecimal cost) {
        return cost == null ? null : ratio(cost, BigDecimal.valueOf(added));
    }

    /**
     * LTV = ARPA × gross margin ÷ churn.
     *
     * @param grossMargin share of the revenue, 0 to 1; null where it is not known
     */
    public @Nullable BigDecimal ltv(@Nullable BigDecimal grossMargin) {
        if (grossMargin == null || active == 0 || activeBefore == 0) {
            return null;
        }
        // Multiplied first, so that it is divided, and rounded, only once.
        return ratio(
                revenue.multiply(grossMargin).multiply(BigDecimal.valueOf(activeBefore)),
                BigDecimal.valueOf(active).multiply(BigDecimal.valueOf(lost)));
    }

    private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0 ? null : Numbers.rounded(numerator.divide(denominator, EXACT_ENOUGH));
    }
}
