package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;

import io.targetledger.shared.Dates;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Text;

/**
 * A deal with a customer, as far as segments ask about it.
 *
 * @param reference by which the CRM knows it
 * @param on the day it was won or lost; of an open deal, the day it was opened
 * @param amount what it brought in if it was won, or is hoped to bring in while it is open; all amounts of a ledger are in
 *     one currency
 */
public record Deal(String reference, Stage stage, LocalDate on, BigDecimal amount) {

    /** Where a deal stands. */
    public enum Stage {
        OPEN,
        WON,
        LOST
    }

    public Deal {
        reference = Text.required("deal.reference", reference, 200);
        Dates.checked("deal.on", on);
        amount = Numbers.canonical("deal.amount", amount);
    }
}
