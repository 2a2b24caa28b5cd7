package io.targetledger.measurement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.targetledger.explain.Calculation;
import io.targetledger.explain.Computation;
import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.measurement.MeasuredLeaves.Measured;
import io.targetledger.measurement.Series.Answering;
import io.targetledger.measurement.Series.Counted;
import io.targetledger.metric.Formula;
import io.targetledger.metric.MetricView;
import io.targetledger.organisation.Span;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * Tells what amounts were added up from, by the same reading as {@link Series}: formulas of derived metrics down to what was
 * measured. One round trip more than the answer itself takes, for the positions of the events.
 */
public final class AmountExplanations {

    /** Most measurements of which one request tells the events. */
    public static final int MOST_MEASUREMENTS = 50_000;

    /** Most nodes of one amount; only formulas of formulas of formulas come near. */
    private static final int MOST_NODES = 5_000;

    private final Series series;
    private final MeasurementQueries measurements;

    public AmountExplanations(Series series, MeasurementQueries measurements) {
        this.series = series;
        this.measurements = measurements;
    }

    /**
     * In the order asked. What was never measured has no value.
     *
     * @throws UnanswerableRead {@code EXPLANATION_TOO_MANY_MEASUREMENTS}, {@code EXPLANATION_TOO_LARGE}
     */
    public List<Explanation> of(List<AmountQuestion> questions, ReadPoint at) {
        if (questions.isEmpty()) {
            return List.of();
        }
        Tree tree = new Tree(series.answering(questions, at), new HashMap<>());
        Set<String> needed = new TreeSet<>();
        questions.forEach(question -> tree.collect(question, needed));
        measurements.findAll(needed, at).forEach((id, found) -> tree.positions().put(id, found.position()));
        return questions.stream()
                .map(question -> tree.of(question, Quantity.ACTUAL))
                .toList();
    }

    /** @param positions of the latest event of each measurement, by its id */
    private record Tree(Answering answering, Map<String, Long> positions) {

        void collect(AmountQuestion question, Set<String> into) {
            Formula formula = formulaOf(question);
            if (formula != null) {
                formula.currentMetrics().forEach(code -> collect(question.of(Series.idOf(code)), into));
                formula.previousMetrics()
                        .forEach(code -> collect(question.of(Series.idOf(code)).inPeriodBefore(), into));
                return;
            }
            for (Counted counted : answering.counted(question)) {
                counted.part()
                        .entries()
                        .forEach(entry -> into.add(entry.measurement().value()));
                if (into.size() > MOST_MEASUREMENTS) {
                    throw new UnanswerableRead(
                            "EXPLANATION_TOO_MANY_MEASUREMENTS", Map.of("allowed", MOST_MEASUREMENTS));
                }
            }
        }

        Explanation of(AmountQuestion question, Quantity quantity) {
            String of = question.metric().value();
            Span asked = question.asked();
            String days = asked.first() + ".." + asked.last();
            Versioned<MetricView> metric = answering.catalogue().get(of);
            if (metric == null) {
                return Explanation.given(quantity, of, days, null);
            }
            Formula formula = formulaOf(question);
            return formula == null
                    ? measured(quantity, question, days, metric.view())
                    : Explanation.computed(
                            quantity,
                            of,
                            days,
                            new Calculation(
                                    Computation.METRIC,
                                    metric.version(),
                                    metric.view().formula(),
                                    List.of(metric.position())),
                            inputs(question, formula));
        }

        private @Nullable Formula formulaOf(AmountQuestion question) {
            return Series.formulaOf(question.metric(), answering.catalogue());
        }

        private List<Explanation> inputs(AmountQuestion question, Formula formula) {
            List<Explanation> inputs = new ArrayList<>();
            for (String code : formula.currentMetrics()) {
                inputs.add(of(question.of(Series.idOf(code)), Quantity.AMOUNT));
            }
            for (String code : formula.previousMetrics()) {
                inputs.add(of(question.of(Series.idOf(code)).inPeriodBefore(), Quantity.PREVIOUS_AMOUNT));
            }
            if (inputs.stream().mapToInt(Explanation::size).sum() > MOST_NODES) {
                throw new UnanswerableRead("EXPLANATION_TOO_LARGE", Map.of("allowed", MOST_NODES));
            }
            return inputs;
        }

        private Explanation measured(Quantity quantity, AmountQuestion question, String days, MetricView metric) {
            List<Counted> counted = answering.counted(question);
            String of = question.metric().value();
            return switch (metric.aggregation()) {
                case LAST -> Explanation.computed(quantity, of, days, Computation.LATEST_MEASUREMENT, newest(counted));
                case AVERAGE ->
                    Explanation.computed(quantity, of, days, Computation.MEAN_OF_MEASUREMENTS, leaves(counted));
                case SUM, DERIVED -> Explanation.computed(quantity, of, days, Computation.SUM, leaves(counted));
            };
        }

        private List<Explanation> newest(List<Counted> counted) {
            return Answering.newest(counted).stream()
                    .map(newest -> {
                        DayView.Entry last = newest.part().last();
                        return MeasuredLeaves.leaf(
                                newest.subject(), newest.part().on().toString(), List.of(measured(newest, last)));
                    })
                    .toList();
        }

        private List<Explanation> leaves(List<Counted> counted) {
            return MeasuredLeaves.of(counted.stream()
                    .flatMap(one -> one.part().entries().stream().map(entry -> measured(one, entry)))
                    .toList());
        }

        private Measured measured(Counted counted, DayView.Entry entry) {
            return new Measured(
                    counted.subject(),
                    counted.part().on(),
                    entry.amount(),
                    positions.get(entry.measurement().value()));
        }
    }
}
