package io.targetledger.campaign;

import java.time.LocalDate;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.Text;

/** A customer who was addressed took notice: opened a letter, called, came. */
public record Response(CustomerId customer, LocalDate on, String kind) {

    public Response {
        kind = Text.required("kind", kind, 40);
    }
}
