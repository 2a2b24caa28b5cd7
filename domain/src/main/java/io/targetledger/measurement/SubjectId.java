package io.targetledger.measurement;

import io.targetledger.shared.Ids;

/** Whom or what a measurement is of: a person, unit, customer or product. */
public record SubjectId(String value) {

    public SubjectId {
        Ids.checked("subjectId", value, "person", "unit", "customer", "product");
    }

    @Override
    public String toString() {
        return value;
    }
}
