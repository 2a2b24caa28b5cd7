package io.targetledger.campaign;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/**
 * A customer did what the campaign is for.
 *
 * @param group which the customer counts among
 * @param amount what it brought in; not negative
 */
public record Conversion(String reference, CustomerId customer, Group group, LocalDate on, BigDecimal amount) {

    public Conversion {
        reference = Text.required("reference", reference, 200);
        amount = Numbers.canonical("amount", amount);
        if (amount.signum() < 0) {
            throw new Refusal("AMOUNT_NEGATIVE", "amount", Map.of("given", amount));
        }
    }
}
