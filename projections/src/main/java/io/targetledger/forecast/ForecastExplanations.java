package io.targetledger.forecast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.forecast.Forecasts.Asked;
import io.targetledger.forecast.Forecasts.Known;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.StandingExplanation;
import io.targetledger.goal.StandingExplanations;
import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountExplanations;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.metric.Aggregation;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Explains forecasts, many together: as many round trips as the forecasts take, those of {@link StandingExplanations} for what
 * there is, and two for what there was in earlier periods.
 */
public final class ForecastExplanations {

    private final Forecasts forecasts;
    private final StandingExplanations standings;
    private final AmountExplanations amounts;

    public ForecastExplanations(Forecasts forecasts, StandingExplanations standings, AmountExplanations amounts) {
        this.forecasts = forecasts;
        this.standings = standings;
        this.amounts = amounts;
    }

    /**
     * By goal id, by number; a goal that is not forecast has none, one without an interval has no ends of it.
     *
     * @throws Refusal {@code FORECAST_LEVEL_OUT_OF_RANGE}
     * @throws io.targetledger.projection.UnanswerableRead {@code EXPLANATION_TOO_MANY_MEASUREMENTS}, {@code
     *     EXPLANATION_TOO_LARGE}
     */
    public Map<String, Map<ForecastNumber, Explanation>> of(
            Collection<Versioned<GoalView>> goals, BigDecimal level, ReadPoint at) {
        Forecasts.level(level);
        Known known = forecasts.known(goals, at);
        List<StandingExplanation> present =
                standings.onDays(known.asked().stream().map(Asked::goal).toList(), at, at);
        Map<AmountQuestion, Explanation> past = past(known, at);
        Map<String, Map<ForecastNumber, Explanation>> explained = new LinkedHashMap<>();
        for (int i = 0; i < present.size(); i++) {
            Asked asked = known.asked().get(i);
            explained.put(
                    asked.goal().goal().key(),
                    new Explained(
                                    asked,
                                    Forecasts.forecast(asked, known.answers(), level),
                                    present.get(i),
                                    periods(asked, known.answers(), past))
                            .numbers());
        }
        return explained;
    }

    private Map<AmountQuestion, Explanation> past(Known known, ReadPoint at) {
        List<AmountQuestion> questions = known.asked().stream()
                .flatMap(asked -> Stream.concat(Stream.of(asked.own()), asked.comparable().stream()))
                .flatMap(history -> history.counted(known.answers()).stream())
                .flatMap(one -> Stream.of(one.soFar(), one.whole()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        List<Explanation> found = amounts.of(questions, at);
        Map<AmountQuestion, Explanation> past = new HashMap<>();
        for (int i = 0; i < found.size(); i++) {
            past.put(questions.get(i), found.get(i));
        }
        return past;
    }

    /** The earlier periods as the formulas take them, in the order in which the model adds them up. */
    private static List<Explanation> periods(
            Asked asked, Map<AmountQuestion, Amount> answers, Map<AmountQuestion, Explanation> past) {
        List<Explanation> inputs = new ArrayList<>();
        add(asked.own(), Quantity.OWN_SO_FAR, Quantity.OWN_WHOLE, answers, past, inputs);
        asked.comparable()
                .forEach(history ->
                        add(history, Quantity.COMPARABLE_SO_FAR, Quantity.COMPARABLE_WHOLE, answers, past, inputs));
        return inputs;
    }

    private static void add(
            History history,
            Quantity soFar,
            Quantity whole,
            Map<AmountQuestion, Amount> answers,
            Map<AmountQuestion, Explanation> past,
            List<Explanation> into) {
        for (History.Past one : history.counted(answers)) {
            Explanation came = Objects.requireNonNull(past.get(one.whole()));
            Explanation before = one.soFar() == null ? null : past.get(one.soFar());
            into.add(Explanation.given(
                    Quantity.PERIODS_AGO, history.owner(), came.detail(), BigDecimal.valueOf(one.ago())));
            into.add(
                    before == null
                            ? Explanation.given(soFar, history.owner(), null, null)
                            : before.as(soFar, history.owner(), before.detail()));
            into.add(came.as(whole, history.owner(), came.detail()));
        }
    }

    /** @param periods the earlier periods as inputs */
    private record Explained(Asked asked, Forecast forecast, StandingExplanation standing, List<Explanation> periods) {

        Map<ForecastNumber, Explanation> numbers() {
            Map<ForecastNumber, Explanation> numbers = new EnumMap<>(ForecastNumber.class);
            Explanation value = computed(Quantity.FORECAST, valueFormula(), inputs(false));
            numbers.put(ForecastNumber.VALUE, value);
            numbers.put(ForecastNumber.ATTAINMENT, standing.attainment(value));
            numbers.put(ForecastNumber.ELAPSED_SHARE, standing.elapsedShare());
            Computation lower = lowerFormula();
            Computation upper = upperFormula();
            if (lower != null && upper != null) {
                numbers.put(ForecastNumber.LOWER, computed(Quantity.FORECAST_LOWER, lower, inputs(true)));
                numbers.put(ForecastNumber.UPPER, computed(Quantity.FORECAST_UPPER, upper, inputs(true)));
            }
            return numbers;
        }

        private Explanation computed(Quantity quantity, Computation computation, List<Explanation> inputs) {
            return Explanation.computed(quantity, asked.goal().goal().key(), null, computation, inputs);
        }

        private List<Explanation> inputs(boolean ofInterval) {
            List<Explanation> inputs = new ArrayList<>(List.of(standing.actual()));
            if (forecast.method() != ForecastMethod.ACTUAL) {
                inputs.add(standing.elapsedShare());
            }
            if (ofInterval) {
                inputs.add(Explanation.given(Quantity.LEVEL, null, null, forecast.level()));
            }
            if (forecast.basis() != ForecastBasis.TOO_LITTLE_HISTORY) {
                inputs.addAll(periods);
            }
            return inputs;
        }

        private Computation valueFormula() {
            return switch (forecast.method()) {
                case COMPLETION_CURVE -> Computation.FORECAST_CURVE;
                case RUNNING_MEAN -> Computation.FORECAST_MEAN;
                case DRIFT -> Computation.FORECAST_DRIFT;
                case RUN_RATE ->
                    asked.aggregation() == Aggregation.SUM
                            ? Computation.FORECAST_RUN_RATE_SUM
                            : Computation.FORECAST_RUN_RATE_LEVEL;
                case ACTUAL -> Computation.FORECAST_ACTUAL;
            };
        }

        private @Nullable Computation lowerFormula() {
            return switch (forecast.method()) {
                case COMPLETION_CURVE -> Computation.FORECAST_CURVE_LOWER;
                case RUNNING_MEAN -> Computation.FORECAST_MEAN_LOWER;
                case DRIFT -> Computation.FORECAST_DRIFT_LOWER;
                case RUN_RATE, ACTUAL -> null;
            };
        }

        private @Nullable Computation upperFormula() {
            return switch (forecast.method()) {
                case COMPLETION_CURVE -> Computation.FORECAST_CURVE_UPPER;
                case RUNNING_MEAN -> Computation.FORECAST_MEAN_UPPER;
                case DRIFT -> Computation.FORECAST_DRIFT_UPPER;
                case RUN_RATE, ACTUAL -> null;
            };
        }
    }
}
