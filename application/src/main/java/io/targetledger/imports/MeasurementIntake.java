package io.targetledger.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.targetledger.measurement.Dimension;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.MeasurementView;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricIsDerived;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.MetricView;
import io.targetledger.metric.UnknownMetric;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.springframework.stereotype.Component;

/** Measurements: recorded, or corrected. Their subject has to be there, so that a misspelt name is not measured. */
@Component
final class MeasurementIntake implements Intake<MeasurementIntake.Measured> {

    private final MeasuredFacts facts;
    private final Subjects subjects;
    private final MetricQueries metrics;

    MeasurementIntake(MeasuredFacts facts, Subjects subjects, MetricQueries metrics) {
        this.facts = facts;
        this.subjects = subjects;
        this.metrics = metrics;
    }

    /** @param subject id or name, still to be looked up */
    record Measured(
            MeasurementId id,
            MetricId metric,
            String subject,
            LocalDate on,
            BigDecimal amount,
            List<Dimension> dimensions) {

        Fact of(SubjectId known) {
            return new Fact(metric, known, on, amount, dimensions);
        }
    }

    @Override
    public RowKind kind() {
        return RowKind.MEASUREMENTS;
    }

    @Override
    public Measured read(Fields fields) {
        return new Measured(
                new MeasurementId(Codes.id("measurement", fields.required("id"))),
                new MetricId(Codes.id("metric", fields.required("metric"))),
                fields.required("subject"),
                fields.requiredDate("on"),
                fields.requiredNumber("amount"),
                fields.startingWith(RowKind.DIMENSION).entrySet().stream()
                        .map(dimension -> new Dimension(dimension.getKey(), dimension.getValue()))
                        .toList());
    }

    @Override
    public String id(Measured row) {
        return row.id().value();
    }

    @Override
    public Planner<Measured> planner(List<Measured> rows, ReadPoint at, Terms terms) {
        Map<String, Versioned<MeasurementView>> known =
                facts.known(rows.stream().map(this::id).toList(), at);
        Subjects.Known there =
                subjects.known(rows.stream().map(Measured::subject).toList(), at);
        Map<String, Versioned<MetricView>> catalogue = metrics.all(at);
        return row -> {
            // In a dry run the metric may be defined in the same import.
            if (!terms.dryRun()
                    || catalogue.containsKey(row.metric().value())
                    || !MetricIntake.isStandard(row.metric())) {
                mustBeMeasurable(row.metric(), catalogue);
            }
            Fact fact = row.of(new SubjectId(there.idOf("subject", row.subject())));
            Plan plan = new Plan();
            facts.plan(plan, row.id(), fact, known, terms);
            return plan;
        };
    }

    private static void mustBeMeasurable(MetricId metric, Map<String, Versioned<MetricView>> catalogue) {
        Versioned<MetricView> found = catalogue.get(metric.value());
        if (found == null) {
            throw new UnknownMetric("metric", metric);
        }
        String formula = found.view().formula();
        if (formula != null) {
            throw new MetricIsDerived("metric", metric, formula);
        }
    }
}
