package io.targetledger.campaign;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What the customers of one group did.
 *
 * @param size customers in the group, as pinned at the launch
 * @param converted customers who converted at least once
 * @param revenue of all their conversions
 */
public record GroupResult(int size, int converted, BigDecimal revenue) {

    private static final int DECIMALS = 6;

    /** Of the conversions that count, those of this group. */
    public static GroupResult of(Group group, int size, Collection<Conversion> conversions) {
        List<Conversion> own = conversions.stream()
                .filter(conversion -> conversion.group() == group)
                .toList();
        return new GroupResult(
                size,
                (int) own.stream().map(Conversion::customer).distinct().count(),
                own.stream().map(Conversion::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /**
     * Conversion rate = customers who converted ÷ customers in the group (P. Farris et al., <i>Marketing Metrics</i>);
     * null for an empty group.
     */
    public @Nullable BigDecimal conversionRate() {
        return perCustomer(BigDecimal.valueOf(converted));
    }

    /** Revenue ÷ customers in the group; null for an empty group. */
    public @Nullable BigDecimal revenuePerCustomer() {
        return perCustomer(revenue);
    }

    private @Nullable BigDecimal perCustomer(BigDecimal amount) {
        return size == 0
                ? null
                : Numbers.rounded(amount.divide(BigDecimal.valueOf(size), DECIMALS, RoundingMode.HALF_EVEN));
    }
}
