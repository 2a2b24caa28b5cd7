package io.targetledger.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.goal.Attainment;
import io.targetledger.goal.GoalOnDay;
import io.targetledger.goal.GoalStatus;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.Standings;
import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.measurement.Series;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.MetricView;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Refusal;

/**
 * Forecasts goals, many in the round trips that {@link Standings} takes; now or at any moment of the past by the same
 * functions. Everything is read at one point, so that a forecast as of a moment knows nothing of later.
 */
public final class Forecasts {

    private static final BigDecimal LOWEST = new BigDecimal("0.5");
    private static final BigDecimal HIGHEST = new BigDecimal("0.99");

    private final Standings standings;
    private final OrganisationQueries organisation;
    private final MetricQueries metrics;
    private final Series series;

    public Forecasts(Standings standings, OrganisationQueries organisation, MetricQueries metrics, Series series) {
        this.standings = standings;
        this.organisation = organisation;
        this.metrics = metrics;
        this.series = series;
    }

    /** @throws Refusal {@code FORECAST_LEVEL_OUT_OF_RANGE} unless it is 0.5 to 0.99 */
    public static BigDecimal level(BigDecimal given) {
        if (given.compareTo(LOWEST) < 0 || given.compareTo(HIGHEST) > 0) {
            throw new Refusal(
                    "FORECAST_LEVEL_OUT_OF_RANGE", "level", Map.of("given", given, "least", LOWEST, "most", HIGHEST));
        }
        return given;
    }

    /**
     * Forecasts of those that are open, drafts included, by goal id.
     *
     * @throws Refusal {@code FORECAST_LEVEL_OUT_OF_RANGE}
     */
    public Map<String, Forecast> of(Collection<Versioned<GoalView>> goals, BigDecimal level, ReadPoint at) {
        level(level);
        Known known = known(goals, at);
        Map<String, Forecast> forecasts = new LinkedHashMap<>();
        known.asked().forEach(one -> forecasts.put(one.goal().goal().key(), forecast(one, known.answers(), level)));
        return forecasts;
    }

    /** What open goals are forecast from. */
    Known known(Collection<Versioned<GoalView>> goals, ReadPoint at) {
        List<GoalOnDay> open = goals.stream()
                .filter(goal ->
                        goal.view().status() == GoalStatus.ACTIVE || goal.view().status() == GoalStatus.DRAFT)
                .map(goal -> new GoalOnDay(goal, at.today()))
                .toList();
        List<AmountQuestion> present = standings.questions(open, at);
        Peers peers = new Peers(organisation.chart(at));
        List<Asked> asked = new ArrayList<>();
        Set<AmountQuestion> questions = new HashSet<>(present);
        for (int i = 0; i < open.size(); i++) {
            Asked one = asked(open.get(i), present.get(i), peers, at);
            asked.add(one);
            one.own().questions().forEach(questions::add);
            one.comparable().forEach(history -> history.questions().forEach(questions::add));
        }
        return new Known(asked, series.answer(questions, at));
    }

    record Known(List<Asked> asked, Map<AmountQuestion, Amount> answers) {}

    record Asked(
            GoalOnDay goal, Aggregation aggregation, AmountQuestion present, History own, List<History> comparable) {}

    private Asked asked(GoalOnDay goal, AmountQuestion present, Peers peers, ReadPoint at) {
        GoalView view = goal.goal().view();
        double elapsed = view.period().elapsedShare(goal.day()).doubleValue();
        Aggregation aggregation = aggregation(metrics, view.metric(), at);
        LocalDate day = at.today().isBefore(view.period().start())
                ? at.today()
                : at.today().isAfter(view.period().end()) ? view.period().end() : at.today();
        // What certain customers bought from others says little of what they will buy from this owner.
        boolean alone = view.segment() != null || !hasComparable(aggregation) || elapsed >= 1;
        return new Asked(
                goal,
                aggregation,
                present,
                elapsed >= 1
                        ? new History(view.owner().value(), List.of())
                        : History.of(view.owner().value(), present, elapsed, at.today()),
                alone
                        ? List.of()
                        : peers.of(view.owner(), day).stream()
                                .map(peer -> History.of(peer.value(), peers.of(peer, present), elapsed, at.today()))
                                .toList());
    }

    static Aggregation aggregation(MetricQueries metrics, MetricId metric, ReadPoint at) {
        return metrics.find(metric, at)
                .map(Versioned::view)
                .map(MetricView::aggregation)
                .orElse(Aggregation.SUM);
    }

    /** Levels and formulas of others differ by more than their size. */
    static boolean hasComparable(Aggregation aggregation) {
        return aggregation == Aggregation.SUM || aggregation == Aggregation.AVERAGE;
    }

    static Forecast forecast(Asked asked, Map<AmountQuestion, Amount> answers, BigDecimal level) {
        GoalView goal = asked.goal().goal().view();
        BigDecimal elapsed = goal.period().elapsedShare(asked.goal().day());
        Amount amount = answers.get(asked.present());
        List<PastPeriod> own = asked.own().periods(answers);
        List<PastPeriod> comparable = asked.comparable().stream()
                .flatMap(history -> history.periods(answers).stream())
                .toList();
        Estimate estimate = ForecastModel.estimate(
                new Present(
                        asked.aggregation(),
                        amount == null ? null : (Double) amount.value().doubleValue(),
                        elapsed.doubleValue()),
                own,
                comparable,
                level.doubleValue());
        BigDecimal value = estimate.basis() == ForecastBasis.PERIOD_OVER
                ? amount == null ? null : amount.value()
                : estimate.shownValue();
        return new Forecast(
                value,
                estimate.shownLower(),
                estimate.shownUpper(),
                level,
                value == null ? null : Attainment.of(goal.direction(), goal.asTarget(), value),
                estimate.method(),
                estimate.basis(),
                elapsed,
                own.size(),
                comparable.size());
    }
}
