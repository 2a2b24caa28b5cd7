package io.targetledger.product;

import java.math.BigDecimal;
import java.util.Map;

import io.targetledger.shared.CurrencyCode;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/** What is known of a product; the list price, where given, is not negative and comes with its currency. */
public record ProductListing(
        String name,
        @Nullable String series,
        @Nullable BigDecimal listPrice,
        @Nullable String currency) {

    public ProductListing {
        name = Text.required("name", name, 200);
        series = Text.optional("series", series, 200);
        if (listPrice != null) {
            listPrice = Numbers.canonical("listPrice", listPrice);
            if (listPrice.signum() < 0) {
                throw new Refusal("PRICE_NEGATIVE", "listPrice", Map.of("given", listPrice));
            }
            if (currency == null) {
                throw new Refusal("CURRENCY_MISSING", "currency", Map.of());
            }
        }
        if (currency != null) {
            CurrencyCode.checked("currency", currency);
        }
    }
}
