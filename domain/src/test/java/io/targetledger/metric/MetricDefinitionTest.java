package io.targetledger.metric;

import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MetricDefinitionTest {

    @ParameterizedTest
    @CsvSource({
        "CURRENCY, , SUM, , CURRENCY_MISSING currency",
        "CURRENCY, XYZ, SUM, , UNKNOWN_CURRENCY currency",
        "CURRENCY, cny, SUM, , UNKNOWN_CURRENCY currency",
        "COUNT, CNY, SUM, , CURRENCY_NOT_ALLOWED currency",
        "COUNT, , SUM, leads, FORMULA_NOT_ALLOWED formula",
        "COUNT, , DERIVED, , TEXT_MISSING formula",
        "COUNT, , DERIVED, leads +, FORMULA_INVALID formula",
    })
    void whatDoesNotFitTogetherIsRefused(
            UnitKind unit, @Nullable String currency, Aggregation aggregation, @Nullable String formula, String named) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> definition(unit, currency, aggregation, formula));
        assertThat(Refused.named(refusal)).containsExactly(named);
    }

    @Test
    void aBlankFormulaOfAMeasuredMetricIsNone() {
        assertThat(definition(UnitKind.COUNT, null, Aggregation.SUM, " ").formula())
                .isNull();
    }

    private static MetricDefinition definition(
            UnitKind unit, @Nullable String currency, Aggregation aggregation, @Nullable String formula) {
        return new MetricDefinition(
                LocalizedName.of("Metric"), null, unit, currency, Direction.INCREASE, aggregation, formula);
    }
}
