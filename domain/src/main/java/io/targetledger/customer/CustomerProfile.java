package io.targetledger.customer;

import java.math.BigDecimal;
import java.util.Map;

import io.targetledger.shared.Dates;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a customer.
 *
 * @param annualRevenue in the currency of whoever told it
 */
public record CustomerProfile(
        String name,
        @Nullable String sector,
        @Nullable Integer yearEstablished,
        @Nullable BigDecimal annualRevenue,
        @Nullable Integer employees,
        @Nullable String location,
        @Nullable String subsidiaryOf) {

    public CustomerProfile {
        name = Text.required("name", name, 200);
        sector = Text.optional("sector", sector, 200);
        location = Text.optional("location", location, 200);
        subsidiaryOf = Text.optional("subsidiaryOf", subsidiaryOf, 200);
        if (annualRevenue != null) {
            annualRevenue = Numbers.canonical("annualRevenue", annualRevenue);
        }
        mustLieBetween("yearEstablished", yearEstablished, 1, Dates.LATEST.getYear());
        mustLieBetween("employees", employees, 0, Integer.MAX_VALUE);
    }

    private static void mustLieBetween(String field, @Nullable Integer given, int least, int most) {
        if (given != null && (given < least || given > most)) {
            throw new Refusal("VALUE_OUT_OF_RANGE", field, Map.of("given", given, "least", least, "most", most));
        }
    }
}
