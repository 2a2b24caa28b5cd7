package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.goal.GoalView;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Today's attainment beside the attainment of earlier periods when as many days were left of them. Two round trips, three
 * against other targets.
 */
public final class SamePoint {

    /** All of it must fit into the ten years that anything may be asked over. */
    private static final int MOST_MONTHS = 108;

    private static final int MOST_PERIODS = 12;

    private final CountedGoals goals;
    private final PoolExplanations explanations;

    public SamePoint(CountedGoals goals, PoolExplanations explanations) {
        this.goals = goals;
        this.explanations = explanations;
    }

    /**
     * @param on the day looked at: today, or earlier
     * @param earlier how many earlier periods
     * @param targets where targets are read instead; null for the same point as everything else
     */
    public record Question(
            Grouping grouping,
            Term term,
            int earlier,
            TrendFilter filter,
            LocalDate on,
            @Nullable ReadPoint targets) {}

    /**
     * One period of one series.
     *
     * @param ago 0 for the period that holds the day, 1 for the one before it …
     * @param on the day on which as many days were left; before the period's start where it is too short for that
     * @param point without a value where no goal counted, or nothing was measured
     * @param change the attainment of the period that holds the day − this one's
     */
    public record Row(
            TrendSeries series,
            int ago,
            Period period,
            LocalDate on,
            int daysLeft,
            TrendPoint point,
            @Nullable BigDecimal change) {}

    /**
     * @throws Refusal {@code SAME_POINT_TERM}, {@code SAME_POINT_PERIODS}, {@code TREND_GROUP_NOT_OFFERED}
     * @throws io.targetledger.projection.UnanswerableRead {@code TREND_TOO_MANY_GOALS}
     */
    public List<Row> of(Question question, ReadPoint at) {
        Seen seen = seen(question, at);
        return rows(seen.looks(), goals.standing(seen.counted(), question.targets(), at));
    }

    /**
     * How the numbers of the rows came to be, in the order given; there is no change of the period that holds the day.
     *
     * @param rows the answer to the same question at the same point, whole
     * @throws io.targetledger.projection.UnanswerableRead {@code EXPLANATION_TOO_MANY_ROWS} for more than 100 rows
     */
    public List<Map<SamePointNumber, Explanation>> explain(List<Row> rows, Question question, ReadPoint at) {
        PoolExplanations.mustBeFew(rows.size());
        PoolExplanations.Pools pools = explanations.of(seen(question, at).counted(), question.targets(), at);
        List<Map<SamePointNumber, Explanation>> explained = new ArrayList<>();
        @Nullable Explanation now = null;
        for (Row row : rows) {
            PoolExplanation pool = pools.of(row.series(), row.point().bucket());
            Map<SamePointNumber, Explanation> numbers = new EnumMap<>(SamePointNumber.class);
            Explanation attainment = pool.attainment();
            numbers.put(SamePointNumber.ATTAINMENT, attainment);
            numbers.put(SamePointNumber.ACTUAL, pool.actual());
            numbers.put(SamePointNumber.TARGET, pool.target());
            if (row.ago() == 0 || now == null) {
                now = attainment;
            } else {
                numbers.put(
                        SamePointNumber.CHANGE,
                        Explanation.computed(
                                Quantity.CHANGE,
                                attainment.of(),
                                row.point().bucket().label(),
                                Computation.CHANGE,
                                List.of(now, attainment)));
            }
            explained.add(numbers);
        }
        return explained;
    }

    private record Seen(List<Look> looks, List<GoalPoint> counted) {}

    private Seen seen(Question question, ReadPoint at) {
        if (question.grouping() == Grouping.PRODUCT) {
            throw Trends.notOffered(Grouping.PRODUCT, "ATTAINMENT", GoalTrend.GROUPINGS);
        }
        int months = monthsOf(question.term());
        int allowed = Math.min(MOST_PERIODS, MOST_MONTHS / months - 1);
        if (question.earlier() < 1 || question.earlier() > allowed) {
            throw new Refusal("SAME_POINT_PERIODS", "periods", Map.of("given", question.earlier(), "allowed", allowed));
        }
        LocalDate first = question.on().minusMonths((long) months * (question.earlier() + 1));
        List<Versioned<GoalView>> found =
                goals.find(question.filter().with(question.term()), new Period(first, question.on()), at);
        List<Look> looks = looks(found, question);
        List<CountedGoals.Sight> sights = new ArrayList<>();
        for (Look look : looks) {
            for (Versioned<GoalView> goal : found) {
                if (goal.view().period().equals(look.period())
                        && !look.bucket().end().isBefore(look.period().start())) {
                    sights.add(new CountedGoals.Sight(
                            goal, look.bucket(), look.bucket().end()));
                }
            }
        }
        return new Seen(looks, goals.counting(sights, question.grouping(), question.filter(), at));
    }

    private static int monthsOf(Term term) {
        return switch (term) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> 12;
            case OTHER -> throw new Refusal("SAME_POINT_TERM", "term", Map.of("given", term));
        };
    }

    /** Each period that holds the day, followed by the earlier ones. */
    private static List<Look> looks(List<Versioned<GoalView>> found, Question question) {
        List<Period> running = found.stream()
                .map(goal -> goal.view().period())
                .filter(period -> period.contains(question.on()))
                .distinct()
                .sorted(Comparator.comparing(Period::start))
                .toList();
        List<Look> looks = new ArrayList<>();
        for (Period current : running) {
            int left = (int) ChronoUnit.DAYS.between(question.on(), current.end());
            Period period = current;
            for (int ago = 0; ago <= question.earlier(); ago++) {
                looks.add(new Look(
                        current,
                        ago,
                        period,
                        left,
                        new Bucket(
                                period.toString(), period.start(), period.end().minusDays(left), true, looks.size())));
                period = period.previous();
            }
        }
        return looks;
    }

    private static List<Row> rows(List<Look> looks, List<GoalPoint> points) {
        Map<TrendSeries, Map<Bucket, TrendPoint>> lines = new TreeMap<>(TrendSeries.ORDER);
        GoalTrend.pooled(points, Pool::attainment)
                .forEach(point -> lines.computeIfAbsent(point.series(), series -> new HashMap<>())
                        .put(point.bucket(), point));
        List<Row> rows = new ArrayList<>();
        lines.forEach((series, line) -> {
            @Nullable TrendPoint now = null;
            for (Look look : looks) {
                TrendPoint point = line.get(look.bucket());
                if (look.ago() == 0) {
                    now = point;
                }
                if (now != null) {
                    rows.add(new Row(
                            series,
                            look.ago(),
                            look.period(),
                            look.bucket().end(),
                            look.left(),
                            point == null ? TrendPoint.none(series, look.bucket()) : point,
                            look.ago() == 0 ? null : difference(now, point)));
                }
            }
        });
        return rows;
    }

    private static @Nullable BigDecimal difference(TrendPoint now, @Nullable TrendPoint then) {
        return now.value() == null || then == null || then.value() == null
                ? null
                : Numbers.rounded(now.value().subtract(then.value()));
    }

    /** @param bucket from the period's start to the day looked at */
    private record Look(Period current, int ago, Period period, int left, Bucket bucket) {}
}
