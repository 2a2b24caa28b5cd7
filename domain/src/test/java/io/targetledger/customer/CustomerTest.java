package io.targetledger.customer;

import java.math.BigDecimal;

import io.targetledger.customer.CustomerCommand.RegisterCustomer;
import io.targetledger.customer.CustomerEvent.CustomerProfileChanged;
import io.targetledger.customer.CustomerEvent.CustomerRegistered;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CustomerTest {

    private static final CustomerId ACME = new CustomerId("customer/acme");
    private static final Reason WHY = new Reason("annual report");

    private final AggregateTestFixture<Customer> customer = new AggregateTestFixture<>(Customer.class);

    @Test
    void aCustomerIsRegistered() {
        customer.givenNoPriorActivity()
                .when(new RegisterCustomer(ACME, profile(200), WHY))
                .expectEvents(new CustomerRegistered(ACME, profile(200)));
    }

    @Test
    void aCustomerRegisteredAgainChangesWhatDiffers() {
        customer.given(new CustomerRegistered(ACME, profile(200)))
                .when(new RegisterCustomer(ACME, profile(250), WHY))
                .expectEvents(new CustomerProfileChanged(ACME, profile(200), profile(250), WHY));
    }

    @Test
    void anEqualProfileRecordsNothing() {
        customer.given(new CustomerRegistered(ACME, profile(200)))
                .when(new RegisterCustomer(ACME, profile(200), null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 1990, VALUE_OUT_OF_RANGE employees",
        "1, 0, VALUE_OUT_OF_RANGE yearEstablished",
        "1, 2200, VALUE_OUT_OF_RANGE yearEstablished",
    })
    void aProfileIsPlausible(int employees, int yearEstablished, String named) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> new CustomerProfile("Acme", null, yearEstablished, BigDecimal.ONE, employees, null, null));
        assertThat(Refused.named(refusal)).containsExactly(named);
    }

    private static CustomerProfile profile(int employees) {
        return new CustomerProfile(
                "Acme Corporation", "technology", 1996, new BigDecimal("1100.04"), employees, "United States", null);
    }
}
