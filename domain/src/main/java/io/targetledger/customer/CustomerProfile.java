package io.targetledger.customer;

import java.math.BigDecimal;

import io.targetledger.shared.Numbers;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer.
 *
 * @param annualRevenueMillions in millions of the source's currency, as the source states it
 */
public record CustomerProfile(
        String name,
        @Nullable String sector,
        @Nullable Integer yearEstablished,
        @Nullable BigDecimal annualRevenueMillions,
        @Nullable Integer employees,
        @Nullable String location,
        @Nullable String subsidiaryOf) {

    public CustomerProfile {
        name = Text.required("name", name, 200);
        sector = Text.optional("sector", sector, 200);
        location = Text.optional("location", location, 200);
        subsidiaryOf = Text.optional("subsidiaryOf", subsidiaryOf, 200);
        if (annualRevenueMillions != null) {
            annualRevenueMillions = Numbers.canonical("annualRevenueMillions", annualRevenueMillions);
        }
    }
}
