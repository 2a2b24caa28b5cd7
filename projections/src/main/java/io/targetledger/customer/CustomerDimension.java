package io.targetledger.customer;

import java.util.List;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.customer.CustomerFold.CUSTOMERS;

/** The table {@code customerDimension}. */
public final class CustomerDimension {

    static final String NAME = "customerDimension";

    private CustomerDimension() {}

    public static FactTable<CustomerDimensionRow> table(Views views) {
        return new ViewFactTable<>(
                NAME,
                CustomerDimensionRow.class,
                views,
                CUSTOMERS,
                Filters.empty(),
                List.of(
                        FactFilter.id("customerId", "key", "This customer.", "客户"),
                        FactFilter.text("sector", "view.sector", "Of this sector.", "行业")),
                (versions, at) -> versions.stream()
                        .map(version -> List.of(CustomerDimensionRow.of(version)))
                        .toList());
    }
}
