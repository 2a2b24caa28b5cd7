package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.AuditedTypes;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementCommand.RetractMeasurement;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.MetricView;
import io.targetledger.metric.UnitKind;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import static io.targetledger.measurement.MeasurementFold.MEASUREMENTS;

/** What was measured. */
@Controller
@SchemaMapping(typeName = "Measurement")
final class MeasurementApi {

    private final MeasurementQueries measurements;
    private final MetricQueries metrics;
    private final Mutations mutations;
    private final AuditedTypes types;
    private final Views views;

    MeasurementApi(
            MeasurementQueries measurements,
            MetricQueries metrics,
            Mutations mutations,
            AuditedTypes types,
            Views views) {
        this.types = types;
        this.views = views;
        this.measurements = measurements;
        this.metrics = metrics;
        this.mutations = mutations;
    }

    @Bean
    static AuditedType<MeasurementView> measurementType() {
        return new AuditedType<>("Measurement", "measurement", MEASUREMENTS, MeasurementId::new);
    }

    record MeasurementFilterInput(
            @Nullable String metric,
            @Nullable String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean retracted) {

        MeasurementFilter toFilter() {
            return new MeasurementFilter(
                    Given.optional("filter.metric", metric, MetricId::new),
                    Given.optional("filter.subject", subject, SubjectId::new),
                    from,
                    to,
                    Boolean.TRUE.equals(retracted));
        }
    }

    @QueryMapping
    Connection<Found<MeasurementView>> measurements(
            @Argument @Nullable MeasurementFilterInput filter, PageRequest page, ReadPoint at) {
        MeasurementFilter wanted =
                filter == null ? new MeasurementFilter(null, null, null, null, false) : filter.toFilter();
        return Connection.of(Found.all(measurements.page(wanted, page, at), at), () -> measurements.count(wanted, at));
    }

    @SchemaMapping
    UnitKind unit(Found<MeasurementView> measurement) {
        return metric(measurement).unit();
    }

    @SchemaMapping
    @Nullable
    String currency(Found<MeasurementView> measurement) {
        return metric(measurement).currency();
    }

    /** From the catalogue kept in memory; nothing is recorded of a metric that is not defined. */
    private MetricView metric(Found<MeasurementView> measurement) {
        return metrics.find(measurement.view().metric(), measurement.at())
                .orElseThrow()
                .view();
    }

    record DimensionInput(String name, String value) {}

    record RecordMeasurementInput(
            @Nullable String externalId,
            String metricId,
            String subjectId,
            LocalDate on,
            BigDecimal amount,
            @Nullable List<DimensionInput> dimensions,
            @Nullable String reason,
            @Nullable String commandId)
            implements CommandInput {}

    @MutationMapping
    Payload recordMeasurement(@Argument RecordMeasurementInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RecordMeasurement(
                        idOf(input, caller),
                        new Fact(
                                new MetricId(input.metricId()),
                                known(new SubjectId(input.subjectId())),
                                input.on(),
                                input.amount(),
                                dimensions(input.dimensions())),
                        Reason.of(input.reason())));
    }

    /** What is measured must be there: a misspelt id would count for nobody. */
    private SubjectId known(SubjectId subject) {
        if (!types.exists(subject.value(), views.upToDate())) {
            throw new Refusal("UNKNOWN_SUBJECT", "subjectId", Map.of("given", subject));
        }
        return subject;
    }

    private static MeasurementId idOf(RecordMeasurementInput input, Caller caller) {
        String external = input.externalId();
        return external == null
                ? new MeasurementId(Mutations.newId("measurement", caller, input))
                : Given.required("externalId", external, code -> new MeasurementId("measurement/" + code));
    }

    private static List<Dimension> dimensions(@Nullable List<DimensionInput> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(dimension -> new Dimension(dimension.name(), dimension.value()))
                        .toList();
    }

    record CorrectMeasurementInput(
            String measurementId,
            @Nullable String metricId,
            @Nullable String subjectId,
            @Nullable LocalDate on,
            @Nullable BigDecimal amount,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload correctMeasurement(@Argument CorrectMeasurementInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new CorrectMeasurement(
                        new MeasurementId(input.measurementId()),
                        Given.optional("metricId", input.metricId(), MetricId::new),
                        Given.optional("subjectId", input.subjectId(), subject -> known(new SubjectId(subject))),
                        input.on(),
                        input.amount(),
                        Reason.of(input.reason())));
    }

    record RetractMeasurementInput(
            String measurementId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion) implements CommandInput {}

    @MutationMapping
    Payload retractMeasurement(@Argument RetractMeasurementInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RetractMeasurement(new MeasurementId(input.measurementId()), Reason.of(input.reason())));
    }
}
