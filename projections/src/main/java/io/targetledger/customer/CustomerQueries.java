package io.targetledger.customer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static io.targetledger.customer.CustomerFold.CUSTOMERS;

/** How customers are found. */
public final class CustomerQueries {

    private final ViewReader<CustomerView> customers;

    public CustomerQueries(Views views) {
        this.customers = views.reader(CUSTOMERS);
    }

    public Optional<Versioned<CustomerView>> find(CustomerId customer, ReadPoint at) {
        return customers.find(customer.value(), at);
    }

    public Map<String, Versioned<CustomerView>> findAll(Collection<String> ids, ReadPoint at) {
        return customers.findAll(ids, at);
    }

    /** Every customer, unordered. */
    public List<Versioned<CustomerView>> all(ReadPoint at) {
        return customers.all(Filters.empty(), at);
    }

    /** Customers, or those of one sector, by name. */
    public Slice<Versioned<CustomerView>> page(@Nullable String sector, PageRequest page, ReadPoint at) {
        return customers.page(of(sector), Order.ascending("view.name"), page, at);
    }

    public long count(@Nullable String sector, ReadPoint at) {
        return customers.count(of(sector), at);
    }

    private static Bson of(@Nullable String sector) {
        return sector == null ? Filters.empty() : Filters.eq("view.sector", sector);
    }
}
