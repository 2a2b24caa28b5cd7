package io.targetledger.shared;

import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks of ISO 4217 currency codes, e.g. {@code CNY}. */
public final class CurrencyCode {

    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private CurrencyCode() {}

    /** @throws Refusal {@code UNKNOWN_CURRENCY} */
    public static String checked(String field, String code) {
        if (!KNOWN.contains(code)) {
            throw new Refusal("UNKNOWN_CURRENCY", field, Map.of("given", Text.shown(code)));
        }
        return code;
    }
}
