package io.targetledger.customer;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** A customer as readers see it; see {@link CustomerProfile} for the units. */
public record CustomerView(
        String name,
        @Nullable String sector,
        @Nullable Integer yearEstablished,
        @Nullable BigDecimal annualRevenue,
        @Nullable Integer employees,
        @Nullable String location,
        @Nullable String subsidiaryOf) {

    /** The profile as the rules take it. */
    public CustomerProfile asProfile() {
        return new CustomerProfile(name, sector, yearEstablished, annualRevenue, employees, location, subsidiaryOf);
    }

    static CustomerView of(CustomerProfile profile) {
        return new CustomerView(
                profile.name(),
                profile.sector(),
                profile.yearEstablished(),
                profile.annualRevenue(),
                profile.employees(),
                profile.location(),
                profile.subsidiaryOf());
    }
}
