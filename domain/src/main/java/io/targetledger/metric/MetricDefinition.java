package io.targetledger.metric;

import java.util.Map;

import io.targetledger.shared.CurrencyCode;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a metric means.
 *
 * @param currency ISO 4217 code; there exactly when the unit is {@code CURRENCY}
 * @param formula for {@code DERIVED} metrics, and only for them: arithmetic over other metrics' codes, e.g.
 *     {@code won_deals / (won_deals + lost_deals)}; see {@link Formula}
 */
public record MetricDefinition(
        LocalizedName name,
        @Nullable String description,
        UnitKind unit,
        @Nullable String currency,
        Direction direction,
        Aggregation aggregation,
        @Nullable String formula) {

    public MetricDefinition {
        description = Text.optional("description", description, 2_000);
        if (unit == UnitKind.CURRENCY && currency == null) {
            throw new Refusal("CURRENCY_MISSING", "currency", Map.of());
        }
        if (unit != UnitKind.CURRENCY && currency != null) {
            throw new Refusal("CURRENCY_NOT_ALLOWED", "currency", Map.of("given", Text.shown(currency), "unit", unit));
        }
        if (currency != null) {
            CurrencyCode.checked("currency", currency);
        }
        if (aggregation == Aggregation.DERIVED) {
            formula = Text.required("formula", formula, Formula.LONGEST);
            Formula.parse(formula);
        } else if (formula != null && !formula.isBlank()) {
            throw new Refusal("FORMULA_NOT_ALLOWED", "formula", Map.of("aggregation", aggregation));
        } else {
            formula = null;
        }
    }
}
