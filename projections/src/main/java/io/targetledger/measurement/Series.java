package io.targetledger.measurement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import io.targetledger.shared.Period;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static io.targetledger.measurement.MeasurementFold.MEASUREMENTS;
import static io.targetledger.measurement.SeriesFold.SERIES;

/**
 * Adds up measurements: what metrics came to, for whom, in which periods. Any number of questions is answered in one
 * round trip, and one more if some ask for certain customers only; the cost grows with the number of days on which the
 * subjects were measured, or of measurements of customers.
 */
public final class Series {

    private final ViewReader<DayView> days;
    private final ViewReader<MeasurementView> measurements;
    private final MetricQueries metrics;

    public Series(Views views, MetricQueries metrics) {
        this.days = views.reader(SERIES);
        this.measurements = views.reader(MEASUREMENTS);
        this.metrics = metrics;
    }

    /** The answers there are; a question about something never measured has none. */
    public Map<AmountQuestion, Amount> answer(Collection<AmountQuestion> questions, ReadPoint at) {
        if (questions.isEmpty()) {
            return Map.of();
        }
        Answering answering = answering(questions, at);
        Map<AmountQuestion, Amount> answers = new LinkedHashMap<>();
        for (AmountQuestion question : questions) {
            answering.answer(question).ifPresent(amount -> answers.put(question, amount));
        }
        return answers;
    }

    Answering answering(Collection<AmountQuestion> questions, ReadPoint at) {
        Map<String, Versioned<MetricView>> catalogue = metrics.all(at);
        return new Answering(catalogue, read(questions, catalogue, at));
    }

    private Map<String, List<Part>> read(
            Collection<AmountQuestion> questions, Map<String, Versioned<MetricView>> catalogue, ReadPoint at) {
        Set<AmountQuestion> measured = new LinkedHashSet<>();
        questions.forEach(question -> collectMeasured(question, catalogue, measured));
        Map<String, List<Part>> found = new HashMap<>();
        Range ofAll = Range.of(measured.stream()
                .filter(question -> question.customers() == null)
                .toList());
        if (ofAll != null) {
            days.all(ofAll.filter(), at)
                    .forEach(day -> found.computeIfAbsent(Part.seriesOf(day), s -> new ArrayList<>())
                            .add(Part.of(day)));
        }
        List<AmountQuestion> ofSome = measured.stream()
                .filter(question -> question.customers() != null)
                .toList();
        Range ofCustomers = Range.of(ofSome);
        if (ofCustomers != null) {
            Set<String> customers = new HashSet<>();
            ofSome.forEach(question -> customers.addAll(Objects.requireNonNull(question.customers())));
            measurements
                    .all(
                            Filters.and(
                                    ofCustomers.filter(),
                                    Filters.eq("view.retracted", false),
                                    MeasurementQueries.ofCustomers(customers)),
                            at)
                    .forEach(one -> found.computeIfAbsent(Part.seriesOfOne(one), s -> new ArrayList<>())
                            .add(Part.ofOne(one)));
        }
        return found;
    }

    /** What is read for some questions together; null for none. */
    private record Range(Set<String> metrics, Set<String> subjects, LocalDate first, LocalDate last) {

        static @Nullable Range of(Collection<AmountQuestion> questions) {
            if (questions.isEmpty()) {
                return null;
            }
            Set<String> metrics = new LinkedHashSet<>();
            Set<String> subjects = new LinkedHashSet<>();
            LocalDate first = LocalDate.MAX;
            LocalDate last = LocalDate.MIN;
            for (AmountQuestion question : questions) {
                Period period = question.period();
                metrics.add(question.metric().value());
                subjects.addAll(question.subjects().keySet());
                first = period.start().isBefore(first) ? period.start() : first;
                last = period.end().isAfter(last) ? period.end() : last;
            }
            return new Range(metrics, subjects, first, last);
        }

        Bson filter() {
            return Filters.and(
                    Filters.in("view.metric", metrics),
                    Filters.in("view.subject", subjects),
                    Filters.gte("view.on", first),
                    Filters.lte("view.on", last));
        }
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

    static @Nullable Formula formulaOf(MetricId metric, Map<String, Versioned<MetricView>> catalogue) {
        Versioned<MetricView> found = catalogue.get(metric.value());
        return found == null || found.view().formula() == null
                ? null
                : Formula.parse(found.view().formula());
    }

    static MetricId idOf(String code) {
        return new MetricId("metric/" + code);
    }

    /**
     * What was measured of one metric and subject on one day, of everybody together or of one customer.
     *
     * @param position of the latest event in it
     * @param entries in the order they were recorded or last corrected
     */
    record Part(
            LocalDate on,
            long position,
            BigDecimal sum,
            List<DayView.Entry> entries,
            @Nullable String customer) {

        private static final Comparator<Part> BY_TIME =
                Comparator.comparing(Part::on).thenComparing(Part::position);

        static String seriesOf(Versioned<DayView> day) {
            return seriesOf(day.view().metric(), day.view().subject().value(), false);
        }

        static String seriesOf(AmountQuestion question, String subject) {
            return seriesOf(question.metric(), subject, question.customers() != null);
        }

        private static String seriesOf(MetricId metric, String subject, boolean ofCustomers) {
            return metric + (ofCustomers ? "||" : "|") + subject;
        }

        static Part of(Versioned<DayView> day) {
            DayView view = day.view();
            return new Part(view.on(), day.position(), view.sum(), view.entries(), null);
        }

        static String seriesOfOne(Versioned<MeasurementView> one) {
            return seriesOf(one.view().metric(), one.view().subject().value(), true);
        }

        static Part ofOne(Versioned<MeasurementView> one) {
            MeasurementView view = one.view();
            DayView.Entry entry = new DayView.Entry(new MeasurementId(one.key()), view.amount());
            return new Part(view.on(), one.position(), view.amount(), List.of(entry), String.valueOf(view.customer()));
        }

        /** The latest recorded, and what it measured. */
        DayView.Entry last() {
            return entries.get(entries.size() - 1);
        }

        boolean isOf(@Nullable Set<String> customers) {
            return customers == null || customers.contains(customer);
        }
    }

    /** What counts, and whose it is. */
    record Counted(String subject, Part part) {}

    /** Answers questions from what was read beforehand. */
    record Answering(Map<String, Versioned<MetricView>> catalogue, Map<String, List<Part>> parts) {

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

        /** What counts for a question about a metric that is measured itself. */
        List<Counted> counted(AmountQuestion question) {
            List<Counted> counted = new ArrayList<>();
            Span asked = question.asked();
            for (Map.Entry<String, List<Span>> subject : question.subjects().entrySet()) {
                for (Part part : parts.getOrDefault(Part.seriesOf(question, subject.getKey()), List.of())) {
                    LocalDate on = part.on();
                    if (asked.contains(on)
                            && part.isOf(question.customers())
                            && subject.getValue().stream().anyMatch(span -> span.contains(on))) {
                        counted.add(new Counted(subject.getKey(), part));
                    }
                }
            }
            return counted;
        }

        /** The newest of what counts, which is what a level stands at. */
        static Optional<Counted> newest(List<Counted> counted) {
            return counted.stream().max(Comparator.comparing(Counted::part, Part.BY_TIME));
        }

        private Optional<Amount> measured(AmountQuestion question, Aggregation aggregation) {
            List<Counted> counted = counted(question);
            return newest(counted).map(newest -> {
                DayView.Entry last = newest.part().last();
                return new Amount(
                        switch (aggregation) {
                            case LAST -> last.amount();
                            case AVERAGE -> mean(counted);
                            case SUM, DERIVED -> sum(counted);
                        },
                        last.measurement());
            });
        }

        private static BigDecimal sum(List<Counted> counted) {
            return Numbers.rounded(
                    counted.stream().map(one -> one.part().sum()).reduce(BigDecimal.ZERO, BigDecimal::add));
        }

        private static BigDecimal mean(List<Counted> counted) {
            long count = counted.stream()
                    .mapToLong(one -> one.part().entries().size())
                    .sum();
            return Numbers.rounded(sum(counted).divide(BigDecimal.valueOf(count), 10, RoundingMode.HALF_EVEN));
        }
    }
}
