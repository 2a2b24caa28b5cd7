package io.targetledger.segment;

import java.util.Map;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.Refusal;

/** No customer of this id was ever registered. */
public final class UnknownCustomer extends Refusal {

    public UnknownCustomer(String field, CustomerId given) {
        super(UnknownCustomer.class, field, Map.of("given", given));
    }
}
