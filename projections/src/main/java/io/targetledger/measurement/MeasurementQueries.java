package io.targetledger.measurement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.Span;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import io.targetledger.shared.Period;
import org.bson.conversions.Bson;

import static io.targetledger.measurement.MeasurementFold.MEASUREMENTS;

/** How measurements are found. */
public final class MeasurementQueries {

    private static final Order NEWEST_FIRST = Order.descending("view.on");

    private final ViewReader<MeasurementView> measurements;

    public MeasurementQueries(Views views) {
        this.measurements = views.reader(MEASUREMENTS);
    }

    public Optional<Versioned<MeasurementView>> find(MeasurementId measurement, ReadPoint at) {
        return measurements.find(measurement.value(), at);
    }

    public Map<String, Versioned<MeasurementView>> findAll(Collection<String> ids, ReadPoint at) {
        return measurements.findAll(ids, at);
    }

    /** Newest business date first. */
    public Slice<Versioned<MeasurementView>> page(MeasurementFilter filter, PageRequest page, ReadPoint at) {
        return measurements.page(filter.asBson(), NEWEST_FIRST, page, at);
    }

    public long count(MeasurementFilter filter, ReadPoint at) {
        return measurements.count(filter.asBson(), at);
    }

    /** What counts for the subjects' metric in the period, newest business date first; see {@link Series}. */
    public Slice<Versioned<MeasurementView>> counted(
            MetricId metric, Map<String, List<Span>> subjects, Period period, PageRequest page, ReadPoint at) {
        return measurements.page(countedFor(metric, subjects, period), NEWEST_FIRST, page, at);
    }

    public long countCounted(MetricId metric, Map<String, List<Span>> subjects, Period period, ReadPoint at) {
        return measurements.count(countedFor(metric, subjects, period), at);
    }

    /**
     * What counts for any of the questions, unordered, in one round trip; best asked in few questions of many subjects.
     *
     * @return at most so many, and one more when there are more
     */
    public List<Versioned<MeasurementView>> counted(Collection<AmountQuestion> questions, int atMost, ReadPoint at) {
        if (questions.isEmpty()) {
            return List.of();
        }
        // What all have in common stands outside, where an index can serve it.
        Bson common = Filters.and(
                Filters.in(
                        "view.metric",
                        questions.stream()
                                .map(question -> question.metric().value())
                                .distinct()
                                .toList()),
                Filters.gte(
                        "view.on",
                        questions.stream()
                                .map(question -> question.period().start())
                                .min(Comparator.naturalOrder())
                                .orElseThrow()),
                Filters.lte(
                        "view.on",
                        questions.stream()
                                .map(question -> question.period().end())
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
        List<Bson> each = questions.stream()
                .map(question -> countedFor(question.metric(), question.subjects(), question.period()))
                .toList();
        return measurements.some(Filters.and(common, Filters.or(each)), atMost + 1, at);
    }

    private static Bson countedFor(MetricId metric, Map<String, List<Span>> subjects, Period period) {
        Span asked = new Span(period.start(), period.end());
        List<Bson> whole = new ArrayList<>();
        List<String> throughout = new ArrayList<>();
        subjects.forEach((subject, spans) -> spans.stream()
                .map(asked::and)
                .filter(java.util.Objects::nonNull)
                .forEach(span -> {
                    if (span.equals(asked)) {
                        throughout.add(subject);
                    } else {
                        whole.add(Filters.and(
                                Filters.eq("view.subject", subject),
                                Filters.gte("view.on", span.first()),
                                Filters.lte("view.on", span.last())));
                    }
                }));
        whole.add(Filters.in("view.subject", throughout));
        return Filters.and(
                Filters.eq("view.metric", metric.value()),
                Filters.gte("view.on", period.start()),
                Filters.lte("view.on", period.end()),
                Filters.eq("view.retracted", false),
                Filters.or(whole));
    }
}
