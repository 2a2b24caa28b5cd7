package io.targetledger.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.targetledger.forecast.Estimate;
import io.targetledger.forecast.ForecastModel;
import io.targetledger.forecast.PastPeriod;
import io.targetledger.forecast.Present;
import io.targetledger.metric.Aggregation;
import io.targetledger.shared.Fraction;
import org.jspecify.annotations.Nullable;

/**
 * What {@link ForecastModel} says of the inputs of an explanation: the actual, the elapsed share, of an interval the level,
 * and then of each earlier period in threes how many periods ago it was, what there was of it at the same share, and what it
 * came to; {@code of} is its owner.
 */
final class ForecastFormulas {

    static final Function<Estimate, @Nullable BigDecimal> VALUE = Estimate::shownValue;
    static final Function<Estimate, @Nullable BigDecimal> LOWER = Estimate::shownLower;
    static final Function<Estimate, @Nullable BigDecimal> UPPER = Estimate::shownUpper;

    /** The forecast itself does not depend on the level, but the model wants one. */
    private static final double ANY_LEVEL = 0.5;

    private ForecastFormulas() {}

    static @Nullable Fraction of(
            Aggregation aggregation, Function<Estimate, @Nullable BigDecimal> number, List<Term> terms) {
        BigDecimal level = Term.number(terms, Quantity.LEVEL);
        Estimate estimate = ForecastModel.estimate(
                new Present(
                        aggregation,
                        asDouble(Term.number(terms, Quantity.ACTUAL)),
                        Term.required(terms, Quantity.ELAPSED_SHARE).doubleValue()),
                periods(terms, Quantity.OWN_WHOLE),
                periods(terms, Quantity.COMPARABLE_WHOLE),
                level == null ? ANY_LEVEL : level.doubleValue());
        return Arithmetic.exact(number.apply(estimate));
    }

    private static List<PastPeriod> periods(List<Term> terms, Quantity whole) {
        List<PastPeriod> periods = new ArrayList<>();
        for (int i = 2; i < terms.size(); i++) {
            Term came = terms.get(i);
            BigDecimal value = came.number();
            if (came.quantity() == whole && value != null) {
                periods.add(new PastPeriod(
                        Objects.requireNonNull(came.of(), "an owner"),
                        Objects.requireNonNull(terms.get(i - 2).number(), "how many periods ago")
                                .intValueExact(),
                        asDouble(terms.get(i - 1).number()),
                        value.doubleValue()));
            }
        }
        return periods;
    }

    private static @Nullable Double asDouble(@Nullable BigDecimal number) {
        return number == null ? null : (Double) number.doubleValue();
    }
}
