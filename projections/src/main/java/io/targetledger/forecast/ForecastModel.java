package io.targetledger.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.targetledger.metric.Aggregation;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the end of a period from what there is of it and from earlier periods.
 *
 * <p><b>Sums</b>, by the completion curve. With A what there is, c the share of the whole that there used to be by then
 * (Σ so far ÷ Σ whole over the earlier periods: the chain ladder's pattern) and P the mean whole of the owner's latest
 * {@value #LATEST} periods, what will come is expected twice, and each expectation weighs what it is worth: the run-rate
 * of the curve A ÷ c weighs c, history weighs 1 − c.
 *
 * <pre>
 * U = c · (A ÷ c) + (1 − c) · P = A + (1 − c) · P
 * value = A + (1 − c) · U
 * </pre>
 *
 * <p>This is the method of Benktander (1976), see T. Mack, <i>Credible Claims Reserves: The Benktander Method</i>, ASTIN
 * Bulletin 30 (2000) 333–347, with the prior of R. Bornhuetter and R. Ferguson, <i>The Actuary and IBNR</i> (1972).
 *
 * <p><b>Averages</b> likewise with c the elapsed share and A = c · mean so far: days to come weigh as days gone.
 *
 * <p><b>Levels and formulas</b> by drift: what there is plus the mean change between the same point and the end of the
 * owner's earlier periods; R. Hyndman and G. Athanasopoulos, <i>Forecasting: Principles and Practice</i> (3rd ed., 2021) 5.2.
 *
 * <p><b>Interval.</b> Each earlier period is forecast as it would have been: P from the periods before it, c from all others.
 * The errors, of sums as a share of P, have the root mean square s; the interval is value ± t · s (· P), t being the quantile
 * of Student's distribution with as many degrees of freedom as there are errors. Of drift, whose mean is taken from the same
 * changes, value ± t · s · √(1 + 1 ÷ n) with n − 1. With fewer than {@value #LEAST} errors there is no interval and no
 * forecast, but the run-rate. Errors of one period are not independent of each other, since owners share its luck.
 */
public final class ForecastModel {

    static final int LATEST = 4;
    static final int LEAST = 5;
    private static final int LEAST_OWN = 2;

    private final Present present;
    private final List<PastPeriod> own;
    private final List<PastPeriod> all;

    private ForecastModel(Present present, List<PastPeriod> own, List<PastPeriod> comparable) {
        this.present = present;
        this.own = own;
        this.all = Stream.concat(own.stream(), comparable.stream()).toList();
    }

    /**
     * @param own earlier periods of the owner
     * @param comparable earlier periods of owners like it
     * @param level of the interval, above 0 and below 1
     */
    public static Estimate estimate(Present present, List<PastPeriod> own, List<PastPeriod> comparable, double level) {
        if (present.elapsed() >= 1) {
            return new Estimate(present.soFar(), null, null, ForecastMethod.ACTUAL, ForecastBasis.PERIOD_OVER);
        }
        ForecastModel model = new ForecastModel(present, own, comparable);
        Estimate found = switch (present.aggregation()) {
            case SUM, AVERAGE -> model.blended(level);
            case LAST, DERIVED -> model.drifted(level);
        };
        return found == null ? model.runRate() : found;
    }

    private Estimate runRate() {
        Double soFar = present.soFar();
        Double value =
                soFar == null || present.elapsed() == 0 ? null : isSum() ? (Double) (soFar / present.elapsed()) : soFar;
        return new Estimate(value, null, null, ForecastMethod.RUN_RATE, ForecastBasis.TOO_LITTLE_HISTORY);
    }

    private @Nullable Estimate blended(double level) {
        boolean byOwn = own.size() >= LEAST_OWN;
        List<Double> errors = new ArrayList<>();
        for (PastPeriod past : all) {
            Double before = byOwn
                    ? latest(other -> other.owner().equals(past.owner()) && other.ago() > past.ago())
                    : mean(other -> !other.owner().equals(past.owner()) && other.ago() != past.ago());
            if (before != null && (!isSum() || before > 0)) {
                double expected = blend(past.soFar(), completion(other -> other.ago() != past.ago()), before);
                errors.add((past.whole() - expected) / scale(before));
            }
        }
        Double prior = byOwn ? latest(own::contains) : mean(other -> true);
        if (errors.size() < LEAST || prior == null || (isSum() && prior <= 0)) {
            return null;
        }
        double square =
                errors.stream().mapToDouble(error -> error * error).average().orElseThrow();
        return new Estimate(
                blend(present.soFar(), completion(other -> true), prior),
                quantile(level, errors.size()) * Math.sqrt(square) * scale(prior),
                neverFalls() ? reached(present.soFar(), 1) : null,
                isSum() ? ForecastMethod.COMPLETION_CURVE : ForecastMethod.RUNNING_MEAN,
                !byOwn
                        ? ForecastBasis.COMPARABLE
                        : all.size() > own.size() ? ForecastBasis.OWN_AND_COMPARABLE : ForecastBasis.OWN_HISTORY);
    }

    private double blend(@Nullable Double soFar, double completion, double prior) {
        double share = isSum() || soFar != null ? completion : 0;
        double reached = reached(soFar, share);
        return reached + (1 - share) * (reached + (1 - share) * prior);
    }

    /** What of the whole there is for certain. */
    private double reached(@Nullable Double soFar, double share) {
        return soFar == null ? 0 : isSum() ? soFar : share * soFar;
    }

    private double completion(Predicate<PastPeriod> counted) {
        if (!isSum()) {
            return present.elapsed();
        }
        double soFar = 0;
        double whole = 0;
        for (PastPeriod past : all) {
            if (counted.test(past)) {
                soFar += past.soFar() == null ? 0 : past.soFar();
                whole += past.whole();
            }
        }
        return whole > 0 ? Math.min(1, Math.max(0, soFar / whole)) : present.elapsed();
    }

    /** Nothing was taken back in any period that is known. */
    private boolean neverFalls() {
        return isSum()
                && all.stream()
                        .allMatch(past -> past.whole() >= Objects.requireNonNullElse(past.soFar(), 0.0)
                                && Objects.requireNonNullElse(past.soFar(), 0.0) >= 0);
    }

    private double scale(double prior) {
        return isSum() ? prior : 1;
    }

    private boolean isSum() {
        return present.aggregation() == Aggregation.SUM;
    }

    private @Nullable Estimate drifted(double level) {
        List<Double> changes = own.stream()
                .filter(past -> past.soFar() != null)
                .map(past -> past.whole() - Objects.requireNonNull(past.soFar()))
                .toList();
        Double soFar = present.soFar();
        if (soFar == null || changes.size() < LEAST) {
            return null;
        }
        int n = changes.size();
        double mean =
                changes.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = changes.stream()
                .mapToDouble(change -> (change - mean) * (change - mean))
                .sum();
        return new Estimate(
                soFar + mean,
                quantile(level, n - 1) * Math.sqrt(squares / (n - 1)) * Math.sqrt(1 + 1.0 / n),
                null,
                ForecastMethod.DRIFT,
                ForecastBasis.OWN_HISTORY);
    }

    private @Nullable Double latest(Predicate<PastPeriod> counted) {
        return meanOf(all.stream()
                .filter(counted)
                .sorted(Comparator.comparingInt(PastPeriod::ago))
                .limit(LATEST));
    }

    private @Nullable Double mean(Predicate<PastPeriod> counted) {
        return meanOf(all.stream().filter(counted));
    }

    private static @Nullable Double meanOf(Stream<PastPeriod> periods) {
        List<PastPeriod> counted = periods.toList();
        return counted.isEmpty()
                ? null
                : (Double) counted.stream()
                        .mapToDouble(PastPeriod::whole)
                        .average()
                        .orElseThrow();
    }

    private static double quantile(double level, int degrees) {
        return TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2);
    }
}
