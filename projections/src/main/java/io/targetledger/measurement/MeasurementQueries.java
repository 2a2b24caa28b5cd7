package io.targetledger.measurement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
import org.jspecify.annotations.Nullable;

import static io.targetledger.measurement.MeasurementFold.MEASUREMENTS;

/** How measurements are found. */
public final class MeasurementQueries {

    private static final Order NEWEST_FIRST = Order.descending("view.on");

    private static final int MOST_NAMED = 1_000;

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

    /**
     * What was measured of customers, unordered; what was retracted is left out.
     *
     * @param customers by id; null for all
     * @param from first day that counts; null for all days before
     */
    public List<Versioned<MeasurementView>> ofCustomers(
            Set<MetricId> metrics,
            @Nullable Collection<String> customers,
            @Nullable LocalDate from,
            LocalDate to,
            ReadPoint at) {
        List<Bson> conditions = new ArrayList<>(List.of(
                Filters.in("view.metric", metrics.stream().map(MetricId::value).toList()),
                Filters.lte("view.on", to),
                Filters.eq("view.retracted", false),
                ofCustomers(customers)));
        if (from != null) {
            conditions.add(Filters.gte("view.on", from));
        }
        return measurements.all(Filters.and(conditions), at);
    }

    /** Those of many customers are picked by whoever reads them: a filter of thousands of ids helps no database. */
    static Bson ofCustomers(@Nullable Collection<String> customers) {
        return customers == null || customers.size() > MOST_NAMED
                ? Filters.ne("view.customer", null)
                : Filters.in("view.customer", customers);
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
        List<Bson> each = questions.stream().map(MeasurementQueries::countedFor).toList();
        return measurements.some(Filters.and(common, Filters.or(each)), atMost + 1, at);
    }

    /** What counts for a measured metric, newest business date first; see {@link Series}. */
    public Slice<Versioned<MeasurementView>> counted(AmountQuestion question, PageRequest page, ReadPoint at) {
        return measurements.page(countedFor(question), NEWEST_FIRST, page, at);
    }

    public long countCounted(AmountQuestion question, ReadPoint at) {
        return measurements.count(countedFor(question), at);
    }

    private static Bson countedFor(AmountQuestion question) {
        Period period = question.period();
        Span asked = new Span(period.start(), period.end());
        List<Bson> whole = new ArrayList<>();
        List<String> throughout = new ArrayList<>();
        question.subjects()
                .forEach((subject, spans) -> spans.stream()
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
                Filters.eq("view.metric", question.metric().value()),
                Filters.gte("view.on", period.start()),
                Filters.lte("view.on", period.end()),
                Filters.eq("view.retracted", false),
                Filters.or(whole),
                question.customers() == null ? Filters.empty() : Filters.in("view.customer", question.customers()));
    }
}
