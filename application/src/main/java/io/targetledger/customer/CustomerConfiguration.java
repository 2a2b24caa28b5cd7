package io.targetledger.customer;

import io.targetledger.command.AggregateKind;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.NameSource;
import io.targetledger.projection.Views;
import io.targetledger.shared.LocalizedName;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Customers, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    static AggregateKind<Customer> customerKind() {
        return new AggregateKind<>(Customer.class, CustomerCommand.class);
    }

    @Bean
    CustomerQueries customerQueries(Views views) {
        return new CustomerQueries(views);
    }

    @Bean
    NameSource<?> customerNames(Views views) {
        return NameSource.of("customer", views, CustomerFold.CUSTOMERS, customer -> LocalizedName.of(customer.name()));
    }

    @Bean
    FactTable<?> customerDimension(Views views) {
        return CustomerDimension.table(views);
    }
}
