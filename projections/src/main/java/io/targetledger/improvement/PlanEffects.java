package io.targetledger.improvement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.goal.Attainment;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.Standings;
import io.targetledger.improvement.MeasuredEffect.Part;
import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.measurement.Series;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * Works out what came with plans, many in two round trips, and three more if some goals are focused on segments. The attainment of a person in some days is
 *
 * <pre>Σ(weight × attainment) ÷ Σ weight</pre>
 *
 * over the goals the person owns, drafts and cancelled ones left out, whose periods share days with these and of which
 * something was measured in the days shared. A goal's attainment in the days shared is that of {@link Attainment} with what
 * was measured in them; amounts that add up are first brought up to the goal's whole period: actual × days of the goal ÷
 * days shared. Days to come are not counted. Targets are taken as they stand where it is read.
 */
public final class PlanEffects {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final GoalQueries goals;
    private final Standings standings;
    private final MetricQueries metrics;
    private final Series series;

    public PlanEffects(GoalQueries goals, Standings standings, MetricQueries metrics, Series series) {
        this.goals = goals;
        this.standings = standings;
        this.metrics = metrics;
        this.series = series;
    }

    /** Effects by plan id; none of a plan that never ran. */
    public Map<String, MeasuredEffect> of(Collection<Versioned<PlanView>> plans, ReadPoint at) {
        Map<Versioned<PlanView>, PlanEffect.Periods> periods = new LinkedHashMap<>();
        Set<String> people = new LinkedHashSet<>();
        for (Versioned<PlanView> plan : plans) {
            PlanEffect.Periods compared = compared(plan.view().worked());
            if (compared != null) {
                periods.put(plan, compared);
                people.add(plan.view().person().value());
            }
        }
        if (periods.isEmpty()) {
            return Map.of();
        }
        Reading reading = read(periods, goalsOf(people, periods.values(), at), at);
        Map<String, MeasuredEffect> effects = new LinkedHashMap<>();
        periods.forEach((plan, of) -> effects.put(
                plan.key(),
                new MeasuredEffect(
                        reading.part(plan.view(), of.before()),
                        reading.part(plan.view(), of.during()),
                        reading.part(plan.view(), of.after()))));
        return effects;
    }

    /** Of all these plans together. */
    public EffectReport report(Collection<Versioned<PlanView>> plans, ReadPoint at) {
        return EffectReport.of(plans, of(plans, at));
    }

    private static PlanEffect.@Nullable Periods compared(@Nullable Period worked) {
        if (worked == null
                || worked.start().minusDays(worked.days()).getYear() < FIRST_YEAR
                || worked.end().plusDays(worked.days()).getYear() > LAST_YEAR) {
            return null;
        }
        return PlanEffect.Periods.of(worked.start(), worked.end());
    }

    private Map<String, List<Versioned<GoalView>>> goalsOf(
            Set<String> people, Collection<PlanEffect.Periods> compared, ReadPoint at) {
        LocalDate first = compared.stream()
                .map(of -> of.before().start())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = compared.stream()
                .map(of -> of.after().end())
                .max(LocalDate::compareTo)
                .orElseThrow();
        Map<String, List<Versioned<GoalView>>> byOwner = new HashMap<>();
        for (Versioned<GoalView> goal : goals.owned(people, first, last, at)) {
            byOwner.computeIfAbsent(goal.view().owner().value(), owner -> new ArrayList<>())
                    .add(goal);
        }
        return byOwner;
    }

    private Reading read(
            Map<Versioned<PlanView>, PlanEffect.Periods> periods,
            Map<String, List<Versioned<GoalView>>> goalsByOwner,
            ReadPoint at) {
        Map<String, AmountQuestion> wholes = standings.questions(
                goalsByOwner.values().stream().flatMap(List::stream).toList(), at);
        Map<Share, AmountQuestion> questions = new LinkedHashMap<>();
        periods.forEach((plan, of) -> {
            for (Period period : List.of(of.before(), of.during(), of.after())) {
                for (Share share : shares(plan.view(), period, goalsByOwner, at.today())) {
                    AmountQuestion whole = wholes.get(share.goal().key());
                    if (whole != null) {
                        questions.put(share, whole.in(share.days()));
                    }
                }
            }
        });
        Map<MetricId, Aggregation> aggregations = new HashMap<>();
        questions
                .values()
                .forEach(question -> aggregations.computeIfAbsent(
                        question.metric(),
                        metric -> metrics.find(metric, at)
                                .map(found -> found.view().aggregation())
                                .orElse(Aggregation.SUM)));
        return new Reading(
                goalsByOwner, questions, series.answer(Set.copyOf(questions.values()), at), aggregations, at.today());
    }

    private static List<Share> shares(
            PlanView plan, Period period, Map<String, List<Versioned<GoalView>>> goalsByOwner, LocalDate today) {
        List<Share> shares = new ArrayList<>();
        for (Versioned<GoalView> goal : goalsByOwner.getOrDefault(plan.person().value(), List.of())) {
            Period whole = goal.view().period();
            LocalDate first = later(period.start(), whole.start());
            LocalDate last = earlier(earlier(period.end(), whole.end()), today);
            if (!last.isBefore(first)) {
                shares.add(new Share(goal, new Period(first, last)));
            }
        }
        return shares;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** A goal, and the days of it that are looked at. */
    private record Share(Versioned<GoalView> goal, Period days) {}

    private record Reading(
            Map<String, List<Versioned<GoalView>>> goalsByOwner,
            Map<Share, AmountQuestion> questions,
            Map<AmountQuestion, Amount> answers,
            Map<MetricId, Aggregation> aggregations,
            LocalDate today) {

        Part part(PlanView plan, Period period) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal weights = BigDecimal.ZERO;
            int measured = 0;
            for (Share share : shares(plan, period, goalsByOwner, today)) {
                Amount amount = answers.get(questions.get(share));
                if (amount != null) {
                    GoalView goal = share.goal().view();
                    sum = sum.add(goal.weight().multiply(attainment(goal, share.days(), amount.value())));
                    weights = weights.add(goal.weight());
                    measured++;
                }
            }
            BigDecimal mean =
                    weights.signum() == 0 ? null : Numbers.rounded(sum.divide(weights, 10, RoundingMode.HALF_EVEN));
            return Part.of(period, mean, measured, today);
        }

        private BigDecimal attainment(GoalView goal, Period days, BigDecimal measured) {
            BigDecimal whole = aggregations.get(goal.metric()) == Aggregation.SUM
                    ? measured.multiply(BigDecimal.valueOf(goal.period().days()))
                            .divide(BigDecimal.valueOf(days.days()), 10, RoundingMode.HALF_EVEN)
                    : measured;
            return Attainment.of(goal.direction(), goal.asTarget(), whole);
        }
    }
}
