package io.targetledger.segment;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerQueries;
import io.targetledger.projection.Decisions;

/** The customers and their deals as rules read them: as of the moment of the decision, which later facts do not undo. */
public final class CurrentCustomerBook implements CustomerBook {

    private final CustomerQueries customers;
    private final CustomerDeals deals;
    private final Decisions decisions;
    private final ZoneId zone;

    /** @param zone of the business: says on which day somebody was registered */
    public CurrentCustomerBook(CustomerQueries customers, CustomerDeals deals, Decisions decisions, ZoneId zone) {
        this.customers = customers;
        this.deals = deals;
        this.decisions = decisions;
        this.zone = zone;
    }

    @Override
    public Optional<LocalDate> registeredOn(CustomerId customer) {
        return customers
                .find(customer, decisions.readingWhatStays())
                .map(found -> LocalDate.ofInstant(found.createdAt(), zone));
    }

    @Override
    public List<CustomerAsOf> on(LocalDate day) {
        return deals.of(null, day, decisions.reading());
    }

    @Override
    public int size() {
        return Math.toIntExact(customers.count(null, decisions.reading()));
    }
}
