package io.targetledger.customer;

import java.math.BigDecimal;

import io.targetledger.customer.CustomerCommand.RegisterCustomer;
import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import static io.targetledger.customer.CustomerFold.CUSTOMERS;

/** Customers. */
@Controller
final class CustomerApi {

    private final CustomerQueries customers;
    private final Mutations mutations;

    CustomerApi(CustomerQueries customers, Mutations mutations) {
        this.customers = customers;
        this.mutations = mutations;
    }

    @Bean
    static AuditedType<CustomerView> customerType() {
        return new AuditedType<>("Customer", "customer", CUSTOMERS, CustomerId::new);
    }

    @QueryMapping
    Connection<Found<CustomerView>> customers(@Argument @Nullable String sector, PageRequest page, ReadPoint at) {
        return Connection.of(Found.all(customers.page(sector, page, at), at), () -> customers.count(sector, at));
    }

    record RegisterCustomerInput(
            String code,
            String name,
            @Nullable String sector,
            @Nullable Integer yearEstablished,
            @Nullable BigDecimal annualRevenue,
            @Nullable Integer employees,
            @Nullable String location,
            @Nullable String subsidiaryOf,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload registerCustomer(@Argument RegisterCustomerInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RegisterCustomer(
                        Given.required("code", input.code(), code -> new CustomerId("customer/" + code)),
                        new CustomerProfile(
                                input.name(),
                                input.sector(),
                                input.yearEstablished(),
                                input.annualRevenue(),
                                input.employees(),
                                input.location(),
                                input.subsidiaryOf()),
                        Reason.of(input.reason())));
    }
}
