package io.targetledger.segment;

import java.math.BigDecimal;
import java.math.MathContext;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** {@link SegmentMetrics} with what the caller knows of costs and margins worked in. */
record ShownMetrics(
        int customers,
        int active,
        int added,
        int activeBefore,
        int lost,
        BigDecimal revenue,
        int wonDeals,
        int lostDeals,
        @Nullable BigDecimal conversion,
        @Nullable BigDecimal churn,
        @Nullable BigDecimal arpa,
        @Nullable BigDecimal cac,
        @Nullable BigDecimal ltv,
        @Nullable BigDecimal ltvToCac) {

    static ShownMetrics of(SegmentMetrics found, @Nullable BigDecimal cost, @Nullable BigDecimal grossMargin) {
        BigDecimal cac = found.cac(cost);
        BigDecimal ltv = found.ltv(grossMargin);
        return new ShownMetrics(
                found.customers(),
                found.active(),
                found.added(),
                found.activeBefore(),
                found.lost(),
                found.revenue(),
                found.wonDeals(),
                found.lostDeals(),
                found.conversion(),
                found.churn(),
                found.arpa(),
                cac,
                ltv,
                cac == null || ltv == null || cac.signum() == 0
                        ? null
                        : Numbers.rounded(ltv.divide(cac, MathContext.DECIMAL64)));
    }
}
