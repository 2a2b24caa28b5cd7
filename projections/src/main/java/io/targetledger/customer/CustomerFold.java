package io.targetledger.customer;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.customer.CustomerEvent.CustomerProfileChanged;
import io.targetledger.customer.CustomerEvent.CustomerRegistered;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link CustomerView} × {@link CustomerEvent} → {@link CustomerView}. */
public final class CustomerFold implements AggregateFold<CustomerView, CustomerEvent> {

    public static final CustomerFold CUSTOMERS = new CustomerFold();

    private CustomerFold() {}

    @Override
    public String name() {
        return "customer";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public Class<CustomerView> viewType() {
        return CustomerView.class;
    }

    @Override
    public Class<CustomerEvent> eventType() {
        return CustomerEvent.class;
    }

    @Override
    public @Nullable CustomerView evolve(@Nullable CustomerView before, CustomerEvent event, EventContext context) {
        if (event instanceof CustomerRegistered registered) {
            return CustomerView.of(registered.profile());
        }
        if (event instanceof CustomerProfileChanged changed) {
            return CustomerView.of(changed.profile());
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.sector", "to")),
                new IndexModel(Indexes.ascending("view.name", "to")));
    }
}
