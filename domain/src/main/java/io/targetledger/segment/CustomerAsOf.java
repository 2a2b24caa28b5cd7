package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * A customer as known at the end of a day.
 *
 * @param deals those of that day and before; later ones are left out
 */
public record CustomerAsOf(CustomerId customer, CustomerProfile profile, List<Deal> deals, LocalDate on) {

    public CustomerAsOf {
        deals = deals.stream().filter(deal -> !deal.on().isAfter(on)).toList();
    }

    /**
     * Deals of a stage on the last days.
     *
     * @param days how many, the day itself being the last of them; null for all
     */
    public Stream<Deal> deals(Deal.Stage stage, @Nullable Integer days) {
        LocalDate first = days == null ? LocalDate.MIN : on.minusDays(days - 1L);
        return deals.stream().filter(deal -> deal.stage() == stage && !deal.on().isBefore(first));
    }

    /** Deals of a stage in a period. */
    public Stream<Deal> deals(Deal.Stage stage, Period period) {
        return deals.stream().filter(deal -> deal.stage() == stage && period.contains(deal.on()));
    }

    static BigDecimal sum(Stream<Deal> deals) {
        return deals.map(Deal::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
