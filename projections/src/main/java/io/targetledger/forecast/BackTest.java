package io.targetledger.forecast;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.targetledger.goal.Attainment;
import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.measurement.Series;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import io.targetledger.trend.Term;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts closed periods of everybody who was measured, at a quarter, half and three quarters of each, from what was
 * measured up to that day, and compares with what they came to and with what the run-rate would have said. Two round trips.
 */
public final class BackTest {

    /** Closed periods that are forecast, latest first. */
    static final int MOST_PERIODS = 24;

    /** People and units of which they are. */
    static final int MOST_OWNERS = 500;

    private static final List<Double> SHARES = List.of(0.25, 0.5, 0.75);
    private static final int DECIMALS = 6;

    private final OrganisationQueries organisation;
    private final MetricQueries metrics;
    private final Series series;

    public BackTest(OrganisationQueries organisation, MetricQueries metrics, Series series) {
        this.organisation = organisation;
        this.metrics = metrics;
        this.series = series;
    }

    /** Whose periods were forecast. */
    public enum Subjects {
        PEOPLE,
        UNITS
    }

    /**
     * @param team the unit, the units below it and the people in them today; null for all
     * @param term length of the periods, which are those of the calendar year
     * @param until the periods were over by the end of that day
     * @param level of the intervals
     */
    public record Question(MetricId metric, @Nullable UnitId team, Term term, LocalDate until, BigDecimal level) {}

    /**
     * How well it went. Errors are those of the same cases for the forecast and for the run-rate; null without a case.
     *
     * @param elapsedShare at which it was forecast
     * @param cases periods of owners that were forecast
     * @param skipped those that had too little history, or nothing measured by then
     * @param meanError mean absolute error, in the unit of the metric
     * @param naiveMeanError likewise of the run-rate
     * @param relativeError mean of |error| ÷ |actual| where that is not 0; 1 is 100 %
     * @param naiveRelativeError likewise of the run-rate
     * @param closer share of the cases in which the forecast was closer than the run-rate
     * @param coverage share of the cases in which what came lay in the interval
     */
    public record Row(
            Subjects subjects,
            BigDecimal elapsedShare,
            int cases,
            int skipped,
            @Nullable BigDecimal meanError,
            @Nullable BigDecimal naiveMeanError,
            @Nullable BigDecimal relativeError,
            @Nullable BigDecimal naiveRelativeError,
            @Nullable BigDecimal closer,
            @Nullable BigDecimal coverage) {}

    /**
     * @throws Refusal {@code FORECAST_LEVEL_OUT_OF_RANGE}, {@code BACKTEST_TERM_NOT_OFFERED}
     * @throws UnanswerableRead {@code BACKTEST_TOO_MANY}
     */
    public List<Row> of(Question question, ReadPoint at) {
        Forecasts.level(question.level());
        List<Period> periods = closed(
                question.term(),
                question.until().isBefore(at.today()) ? question.until().plusDays(1) : at.today());
        Aggregation aggregation = Forecasts.aggregation(metrics, question.metric(), at);
        OrganisationChart chart = organisation.chart(at);
        Peers peers = new Peers(chart);
        List<AmountQuestion> wholes = owners(question.team(), chart, at.today()).stream()
                .map(peers::counted)
                .flatMap(counted ->
                        periods.stream().map(period -> new AmountQuestion(question.metric(), counted, period, null)))
                .toList();
        Map<AmountQuestion, Amount> measured = series.answer(wholes, at);
        List<Case> cases = new ArrayList<>();
        for (OwnerId owner : owners(question.team(), chart, at.today())) {
            for (Period period : periods) {
                AmountQuestion whole = new AmountQuestion(question.metric(), peers.counted(owner), period, null);
                if (measured.containsKey(whole)) {
                    Subjects subjects = chart.units().containsKey(owner.value()) ? Subjects.UNITS : Subjects.PEOPLE;
                    SHARES.forEach(share -> cases.add(Case.of(subjects, owner, whole, share, aggregation, peers)));
                }
            }
        }
        Set<AmountQuestion> questions = new HashSet<>();
        cases.forEach(one -> one.questions().forEach(questions::add));
        Map<AmountQuestion, Amount> answers = series.answer(questions, at);
        List<Row> rows = new ArrayList<>();
        for (Subjects subjects : Subjects.values()) {
            for (double share : SHARES) {
                Tally tally = new Tally();
                cases.stream()
                        .filter(one -> one.subjects() == subjects && one.share() == share)
                        .forEach(one -> one.judge(answers, aggregation, question.level(), tally));
                rows.add(tally.row(subjects, share));
            }
        }
        return rows;
    }

    private static List<OwnerId> owners(@Nullable UnitId team, OrganisationChart chart, LocalDate today) {
        Collection<String> ids = team == null
                ? Stream.concat(chart.people().keySet().stream(), chart.units().keySet().stream())
                        .toList()
                : chart.ownersWithin(OwnerId.of(team), today);
        if (ids.size() > MOST_OWNERS) {
            throw new UnanswerableRead("BACKTEST_TOO_MANY", Map.of("given", ids.size(), "allowed", MOST_OWNERS));
        }
        return ids.stream().map(OwnerId::new).toList();
    }

    /** The calendar's periods of that length that are over, latest first. */
    static List<Period> closed(Term term, LocalDate today) {
        int months = switch (term) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> 12;
            case OTHER -> throw new Refusal("BACKTEST_TERM_NOT_OFFERED", "term", Map.of("given", term));
        };
        LocalDate running = LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / months * months + 1, 1);
        List<Period> closed = new ArrayList<>();
        for (int ago = 1; ago <= MOST_PERIODS; ago++) {
            LocalDate start = running.minusMonths((long) months * ago);
            closed.add(new Period(start, start.plusMonths(months).minusDays(1)));
        }
        return closed;
    }

    /** One period of one owner, forecast at one share of it. */
    private record Case(
            Subjects subjects,
            double share,
            @Nullable AmountQuestion soFar,
            AmountQuestion whole,
            History own,
            List<History> comparable) {

        static Case of(
                Subjects subjects,
                OwnerId owner,
                AmountQuestion whole,
                double share,
                Aggregation aggregation,
                Peers peers) {
            Period period = whole.period();
            LocalDate day = History.day(period, share);
            return new Case(
                    subjects,
                    share,
                    History.at(whole, period, share),
                    whole,
                    History.of(owner.value(), whole, share, day),
                    Forecasts.hasComparable(aggregation)
                            ? peers.of(owner, day).stream()
                                    .map(peer -> History.of(peer.value(), peers.of(peer, whole), share, day))
                                    .toList()
                            : List.of());
        }

        Stream<AmountQuestion> questions() {
            return Stream.concat(
                    Stream.of(Stream.ofNullable(soFar), Stream.of(whole), own.questions())
                            .flatMap(stream -> stream),
                    comparable.stream().flatMap(History::questions));
        }

        void judge(Map<AmountQuestion, Amount> answers, Aggregation aggregation, BigDecimal level, Tally tally) {
            Amount came = answers.get(whole);
            if (came == null) {
                return;
            }
            Amount there = soFar == null ? null : answers.get(soFar);
            BigDecimal elapsed = whole.period().elapsedShare(History.day(whole.period(), share));
            BigDecimal known = there != null ? there.value() : aggregation == Aggregation.SUM ? BigDecimal.ZERO : null;
            BigDecimal naive = known == null ? null : Attainment.projected(aggregation, known, elapsed);
            Estimate estimate = ForecastModel.estimate(
                    new Present(
                            aggregation, known == null ? null : (Double) known.doubleValue(), elapsed.doubleValue()),
                    own.periods(answers),
                    comparable.stream()
                            .map(history -> history.periods(answers))
                            .flatMap(Collection::stream)
                            .toList(),
                    level.doubleValue());
            tally.add(estimate, naive, came.value().doubleValue());
        }
    }

    /** What came of the cases of one row. */
    private static final class Tally {

        private enum Of {
            ERROR,
            NAIVE_ERROR,
            RELATIVE,
            NAIVE_RELATIVE,
            CLOSER,
            COVERED
        }

        private final Map<Of, Double> sums = new EnumMap<>(Of.class);
        private int cases;
        private int relative;
        private int skipped;

        void add(Estimate estimate, @Nullable BigDecimal naive, double actual) {
            if (estimate.value() == null || estimate.halfWidth() == null || naive == null) {
                skipped++;
                return;
            }
            double error = Math.abs(estimate.value() - actual);
            double naiveError = Math.abs(naive.doubleValue() - actual);
            cases++;
            add(Of.ERROR, error);
            add(Of.NAIVE_ERROR, naiveError);
            add(Of.CLOSER, error < naiveError ? 1 : 0);
            add(
                    Of.COVERED,
                    Objects.requireNonNull(estimate.lower()) <= actual
                                    && actual <= Objects.requireNonNull(estimate.upper())
                            ? 1
                            : 0);
            if (actual != 0) {
                relative++;
                add(Of.RELATIVE, error / Math.abs(actual));
                add(Of.NAIVE_RELATIVE, naiveError / Math.abs(actual));
            }
        }

        private void add(Of what, double amount) {
            sums.merge(what, amount, Double::sum);
        }

        Row row(Subjects subjects, double share) {
            return new Row(
                    subjects,
                    BigDecimal.valueOf(share),
                    cases,
                    skipped,
                    mean(Of.ERROR, cases),
                    mean(Of.NAIVE_ERROR, cases),
                    mean(Of.RELATIVE, relative),
                    mean(Of.NAIVE_RELATIVE, relative),
                    mean(Of.CLOSER, cases),
                    mean(Of.COVERED, cases));
        }

        private @Nullable BigDecimal mean(Of what, int of) {
            return of == 0
                    ? null
                    : BigDecimal.valueOf(sums.getOrDefault(what, 0.0) / of)
                            .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros();
        }
    }
}
