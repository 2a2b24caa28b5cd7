package io.targetledger.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.targetledger.customer.CustomerCommand.RegisterCustomer;
import io.targetledger.customer.CustomerEvent.CustomerProfileChanged;
import io.targetledger.customer.CustomerEvent.CustomerRegistered;
import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.customer.CustomerQueries;
import io.targetledger.customer.CustomerView;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Customers: registered, or their profile changed. */
@Component
final class CustomerIntake implements Intake<RegisterCustomer> {

    private final CustomerQueries customers;
    private final Said said;

    CustomerIntake(CustomerQueries customers, Said said) {
        this.customers = customers;
        this.said = said;
    }

    @Override
    public RowKind kind() {
        return RowKind.CUSTOMERS;
    }

    @Override
    public RegisterCustomer read(Fields fields) {
        return new RegisterCustomer(
                new CustomerId(Codes.id("customer", fields.required("id"))),
                new CustomerProfile(
                        fields.required("name"),
                        fields.text("sector"),
                        fields.wholeNumber("yearEstablished"),
                        inFull(fields.number("annualRevenueMillions")),
                        fields.wholeNumber("employees"),
                        fields.text("location"),
                        fields.text("subsidiaryOf")),
                null);
    }

    @Override
    public String id(RegisterCustomer row) {
        return row.customerId().value();
    }

    @Override
    public Planner<RegisterCustomer> planner(List<RegisterCustomer> rows, ReadPoint at, Terms terms) {
        Map<String, Versioned<CustomerView>> known =
                customers.findAll(rows.stream().map(this::id).toList(), at);
        return row -> {
            Versioned<CustomerView> found = known.get(id(row));
            if (found == null) {
                return new Plan().then(row);
            }
            Plan plan = new Plan().knowing(found);
            return profile(found.view()).equals(row.profile()) || wasSaid(row)
                    ? plan
                    : plan.then(new RegisterCustomer(row.customerId(), row.profile(), terms.reason()));
        };
    }

    private boolean wasSaid(RegisterCustomer row) {
        return said.last(id(row), CustomerRegistered.class, CustomerProfileChanged.class)
                .map(event -> event instanceof CustomerProfileChanged changed
                        ? changed.profile()
                        : ((CustomerRegistered) event).profile())
                .filter(row.profile()::equals)
                .isPresent();
    }

    /** What the row tells in millions. */
    private static @Nullable BigDecimal inFull(@Nullable BigDecimal millions) {
        return millions == null ? null : millions.movePointRight(6);
    }

    private static CustomerProfile profile(CustomerView view) {
        return new CustomerProfile(
                view.name(),
                view.sector(),
                view.yearEstablished(),
                view.annualRevenue(),
                view.employees(),
                view.location(),
                view.subsidiaryOf());
    }
}
