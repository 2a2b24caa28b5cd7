package io.targetledger.measurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Formula;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.MetricView;
import io.targetledger.organisation.Span;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

import static io.targetledger.measurement.SeriesFold.SERIES;

/**
 * Adds up measurements: what metrics came to, for whom, in which periods. Any number of questions is answered in one
 * round trip; its cost grows with the number of days on which the subjects were measured.
 */
public final class Series {

    private final ViewReader<DayView> days;
    private final MetricQueries metrics;

    public Series(Views views, MetricQueries metrics) {
        this.days = views.reader(SERIES);
        this.metrics = metrics;
    }

    /** The answers there are; a question about something never measured has none. */
    public Map<AmountQuestion, Amount> answer(Collection<AmountQuestion> questions, ReadPoint at) {
        if (questions.isEmpty()) {
            return Map.of();
        }
        Map<String, Versioned<MetricView>> catalogue = metrics.all(at);
        Answering answering = new Answering(catalogue, read(questions, catalogue, at));
        Map<AmountQuestion, Amount> answers = new LinkedHashMap<>();
        for (AmountQuestion question : questions) {
            answering.answer(question).ifPresent(amount -> answers.put(question, amount));
        }
        return answers;
    }

    private Map<String, List<Versioned<DayView>>> read(
            Collection<AmountQuestion> questions, Map<String, Versioned<MetricView>> catalogue, ReadPoint at) {
        Set<AmountQuestion> measured = new LinkedHashSet<>();
        questions.forEach(question -> collectMeasured(question, catalogue, measured));
        Set<String> metricIds = new LinkedHashSet<>();
        Set<String> subjects = new LinkedHashSet<>();
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (AmountQuestion question : measured) {
            metricIds.add(question.metric().value());
            subjects.addAll(question.subjects().keySet());
            first = question.period().start().isBefore(first)
                    ? question.period().start()
                    : first;
            last = question.period().end().isAfter(last) ? question.period().end() : last;
        }
        Map<String, List<Versioned<DayView>>> found = new HashMap<>();
        if (!measured.isEmpty()) {
            for (Versioned<DayView> day : days.all(
                    Filters.and(
                            Filters.in("view.metric", metricIds),
                            Filters.in("view.subject", subjects),
                            Filters.gte("view.on", first),
                            Filters.lte("view.on", last)),
                    at)) {
                String series =
                        seriesOf(day.view().metric(), day.view().subject().value());
                found.computeIfAbsent(series, s -> new ArrayList<>()).add(day);
            }
        }
        return found;
    }

    private static void collectMeasured(
            AmountQuestion question, Map<String, Versioned<MetricView>> catalogue, Set<AmountQuestion> into) {
        Formula formula = formulaOf(question.metric(), catalogue);
        if (formula == null) {
            into.add(question);
            return;
        }
        Set<String> before = formula.previousMetrics();
        for (String code : formula.metrics()) {
            AmountQuestion input = question.of(idOf(code));
            collectMeasured(input, catalogue, into);
            if (before.contains(code)) {
                collectMeasured(input.inPeriodBefore(), catalogue, into);
            }
        }
    }

    private static @Nullable Formula formulaOf(MetricId metric, Map<String, Versioned<MetricView>> catalogue) {
        Versioned<MetricView> found = catalogue.get(metric.value());
        return found == null || found.view().formula() == null
                ? null
                : Formula.parse(found.view().formula());
    }

    private static MetricId idOf(String code) {
        return new MetricId("metric/" + code);
    }

    private static String seriesOf(MetricId metric, String subject) {
        return metric + "|" + subject;
    }

    /** Answers questions from days read beforehand. */
    private record Answering(Map<String, Versioned<MetricView>> catalogue, Map<String, List<Versioned<DayView>>> days) {

        private static final Comparator<Versioned<DayView>> BY_TIME =
                Comparator.<Versioned<DayView>, LocalDate>comparing(
                                day -> day.view().on())
                        .thenComparing(Versioned::position);

        Optional<Amount> answer(AmountQuestion question) {
            Versioned<MetricView> metric = catalogue.get(question.metric().value());
            if (metric == null) {
                return Optional.empty();
            }
            Formula formula = formulaOf(question.metric(), catalogue);
            if (formula != null) {
                return formula.evaluate(
                                code -> valueOf(question.of(idOf(code))),
                                code -> valueOf(question.of(idOf(code)).inPeriodBefore()))
                        .map(value -> new Amount(value, null));
            }
            return measured(question, metric.view().aggregation());
        }

        private Optional<BigDecimal> valueOf(AmountQuestion question) {
            return answer(question).map(Amount::value);
        }

        private Optional<Amount> measured(AmountQuestion question, Aggregation aggregation) {
            BigDecimal sum = BigDecimal.ZERO;
            long count = 0;
            Versioned<DayView> newest = null;
            Span asked = question.asked();
            for (Map.Entry<String, List<Span>> subject : question.subjects().entrySet()) {
                for (Versioned<DayView> day :
                        days.getOrDefault(seriesOf(question.metric(), subject.getKey()), List.of())) {
                    LocalDate on = day.view().on();
                    if (asked.contains(on) && subject.getValue().stream().anyMatch(span -> span.contains(on))) {
                        sum = sum.add(day.view().sum());
                        count += day.view().entries().size();
                        newest = newest == null || BY_TIME.compare(day, newest) > 0 ? day : newest;
                    }
                }
            }
            if (newest == null) {
                return Optional.empty();
            }
            DayView.Entry last = newest.view().last();
            return Optional.of(new Amount(
                    switch (aggregation) {
                        case LAST -> last.amount();
                        case AVERAGE ->
                            Numbers.rounded(sum.divide(BigDecimal.valueOf(count), 10, RoundingMode.HALF_EVEN));
                        case SUM, DERIVED -> sum;
                    },
                    last.measurement()));
        }
    }
}
