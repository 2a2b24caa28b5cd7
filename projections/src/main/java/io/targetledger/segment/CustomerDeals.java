package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerQueries;
import io.targetledger.customer.CustomerView;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.measurement.MeasurementView;
import io.targetledger.metric.MetricId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.segment.Deal.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Customers and their deals, from what was measured: one measurement of {@code revenue} is a deal won, one of {@code
 * lost_deals} a deal lost. What is measured as 0 is no deal: so the import writes off the outcome a deal no longer has. Deals
 * that are still open are not measured.
 */
public final class CustomerDeals {

    private static final MetricId WON = MetricId.of("revenue");
    private static final MetricId LOST = MetricId.of("lost_deals");

    private final CustomerQueries customers;
    private final MeasurementQueries measurements;

    public CustomerDeals(CustomerQueries customers, MeasurementQueries measurements) {
        this.customers = customers;
        this.measurements = measurements;
    }

    /**
     * Registered customers with their deals up to the end of a day; two round trips for any number.
     *
     * @param ids of whom; null for all
     */
    List<CustomerAsOf> of(@Nullable Set<String> ids, LocalDate on, ReadPoint at) {
        Collection<Versioned<CustomerView>> registered =
                ids == null ? customers.all(at) : customers.findAll(ids, at).values();
        if (registered.isEmpty()) {
            return List.of();
        }
        Map<CustomerId, List<Deal>> deals = new HashMap<>();
        for (Versioned<MeasurementView> measured : measurements.ofCustomers(Set.of(WON, LOST), ids, null, on, at)) {
            Deal deal = dealOf(measured);
            if (deal != null) {
                deals.computeIfAbsent(Objects.requireNonNull(measured.view().customer()), id -> new ArrayList<>())
                        .add(deal);
            }
        }
        return registered.stream()
                .map(customer -> {
                    CustomerId id = new CustomerId(customer.key());
                    return new CustomerAsOf(id, customer.view().asProfile(), deals.getOrDefault(id, List.of()), on);
                })
                .toList();
    }

    private static @Nullable Deal dealOf(Versioned<MeasurementView> measured) {
        MeasurementView view = measured.view();
        if (view.amount().signum() == 0) {
            return null;
        }
        return view.metric().equals(WON)
                ? new Deal(measured.key(), Stage.WON, view.on(), view.amount())
                : new Deal(measured.key(), Stage.LOST, view.on(), BigDecimal.ZERO);
    }
}
