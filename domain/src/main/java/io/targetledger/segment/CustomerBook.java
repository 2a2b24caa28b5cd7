package io.targetledger.segment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.targetledger.customer.CustomerId;

/**
 * The customers and their deals, for rules that need them. Its answers stand as of the moment of the decision: a deal or
 * a change of a profile that comes later is for the next evaluation and undoes nothing, so nothing has to be guarded.
 */
public interface CustomerBook {

    /** The day on which the customer was registered, by the ledger's clock; nothing for one that never was. */
    Optional<LocalDate> registeredOn(CustomerId customer);

    /**
     * Every customer registered by now, once each, in any order: the profile as it stands now, with the deals known now
     * that were opened, won or lost by the end of that day.
     */
    List<CustomerAsOf> on(LocalDate day);

    /** How many customers were registered by now. */
    default int size() {
        return on(LocalDate.EPOCH).size();
    }
}
