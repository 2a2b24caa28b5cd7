package io.targetledger.measurement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Filters;
import io.targetledger.metric.MetricId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Which measurements are asked for; null asks for all. Days are inclusive. */
public record MeasurementFilter(
        @Nullable MetricId metric,
        @Nullable SubjectId subject,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean retractedToo) {

    Bson asBson() {
        List<Bson> conditions = new ArrayList<>();
        if (metric != null) {
            conditions.add(Filters.eq("view.metric", metric.value()));
        }
        if (subject != null) {
            conditions.add(Filters.eq("view.subject", subject.value()));
        }
        if (from != null) {
            conditions.add(Filters.gte("view.on", from));
        }
        if (to != null) {
            conditions.add(Filters.lte("view.on", to));
        }
        if (!retractedToo) {
            conditions.add(Filters.eq("view.retracted", false));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
