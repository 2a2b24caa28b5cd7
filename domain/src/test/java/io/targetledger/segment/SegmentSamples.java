package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.segment.Deal.Stage;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;

/** What the tests of segments speak of. */
final class SegmentSamples {

    static final SegmentId SEGMENT = new SegmentId("segment/key.retail");
    static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    static final LocalizedName NAME = new LocalizedName("Key retail accounts", "重点零售客户");
    static final Reason WHY = new Reason("the market moved");

    private SegmentSamples() {}

    static CustomerAsOf customer(String code, String sector, Deal... deals) {
        return new CustomerAsOf(
                new CustomerId("customer/" + code),
                new CustomerProfile(
                        "The " + code, sector, 1990, new BigDecimal("1100040000"), 2822, "United States", null),
                List.of(deals),
                TODAY);
    }

    static Deal won(String on, String amount) {
        return new Deal("deal", Stage.WON, LocalDate.parse(on), new BigDecimal(amount));
    }

    static Deal lost(String on) {
        return new Deal("deal", Stage.LOST, LocalDate.parse(on), BigDecimal.ZERO);
    }

    static Deal open(String on) {
        return new Deal("deal", Stage.OPEN, LocalDate.parse(on), BigDecimal.TEN);
    }

    /** Customers that change as a test goes on; all were registered at the beginning of 2026. */
    static final class Book implements CustomerBook {

        final List<CustomerAsOf> customers = new ArrayList<>();

        Book(CustomerAsOf... customers) {
            this.customers.addAll(List.of(customers));
        }

        @Override
        public Optional<LocalDate> registeredOn(CustomerId customer) {
            return customers.stream()
                    .filter(known -> known.customer().equals(customer))
                    .map(known -> LocalDate.of(2026, 1, 1))
                    .findFirst();
        }

        @Override
        public List<CustomerAsOf> on(LocalDate day) {
            return customers.stream()
                    .map(known -> new CustomerAsOf(known.customer(), known.profile(), known.deals(), day))
                    .toList();
        }
    }
}
