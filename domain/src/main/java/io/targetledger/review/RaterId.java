package io.targetledger.review;

import io.targetledger.customer.CustomerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Ids;

/** Id of whoever assesses somebody: a person or a customer. */
public record RaterId(String value) {

    public RaterId {
        Ids.checked("raterId", value, "person", "customer");
    }

    public static RaterId of(PersonId person) {
        return new RaterId(person.value());
    }

    public static RaterId of(CustomerId customer) {
        return new RaterId(customer.value());
    }

    public boolean isPerson() {
        return value.startsWith("person/");
    }

    boolean is(PersonId person) {
        return value.equals(person.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
