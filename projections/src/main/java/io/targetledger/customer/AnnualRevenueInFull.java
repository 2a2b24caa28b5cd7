package io.targetledger.customer;

import java.math.BigDecimal;
import java.util.List;

import io.targetledger.ledger.PayloadUpcaster;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/**
 * Revision 1 of a customer's events told the annual revenue in millions, as the first source that was imported did; revision 2
 * tells it in full, as every other amount.
 *
 * @param type stored name of the event
 * @param profiles elements of it that hold a profile
 */
public record AnnualRevenueInFull(String type, List<String> profiles) implements PayloadUpcaster {

    /** For every event that tells a profile. */
    public static final List<PayloadUpcaster> OF_ALL_EVENTS = List.of(
            new AnnualRevenueInFull("customer.CustomerRegistered", List.of("profile")),
            new AnnualRevenueInFull("customer.CustomerProfileChanged", List.of("previous", "profile")));

    private static final String MILLIONS = "annualRevenueMillions";
    private static final int ZEROS_OF_A_MILLION = 6;

    @Override
    public int fromRevision() {
        return 1;
    }

    @Override
    public BsonDocument upcast(BsonDocument payload) {
        profiles.forEach(name -> toFull(payload.getDocument(name)));
        return payload;
    }

    private static void toFull(BsonDocument profile) {
        BsonValue millions = profile.remove(MILLIONS);
        if (millions != null && millions.isDecimal128()) {
            BigDecimal told = millions.asDecimal128().getValue().bigDecimalValue();
            BigDecimal full = told.movePointRight(ZEROS_OF_A_MILLION).stripTrailingZeros();
            profile.put("annualRevenue", new BsonDecimal128(new Decimal128(full)));
        }
    }
}
