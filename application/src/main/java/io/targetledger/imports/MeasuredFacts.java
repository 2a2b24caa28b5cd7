package io.targetledger.imports;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementEvent.MeasurementCorrected;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.measurement.MeasurementView;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.springframework.stereotype.Component;

/** Measured facts: recorded, or corrected where the source now says otherwise. */
@Component
final class MeasuredFacts {

    private final MeasurementQueries measurements;
    private final Said said;

    MeasuredFacts(MeasurementQueries measurements, Said said) {
        this.measurements = measurements;
        this.said = said;
    }

    Map<String, Versioned<MeasurementView>> known(Collection<String> ids, ReadPoint at) {
        return measurements.findAll(ids, at);
    }

    /** Adds to the plan what is needed for the ledger to know the fact. */
    void plan(Plan plan, MeasurementId id, Fact fact, Map<String, Versioned<MeasurementView>> known, Terms terms) {
        Versioned<MeasurementView> found = known.get(id.value());
        if (found == null) {
            plan.then(new RecordMeasurement(id, fact, null), fact.on());
            return;
        }
        plan.knowing(found);
        if (!isSame(found.view(), fact) && !wasSaid(id, fact)) {
            plan.then(
                    new CorrectMeasurement(
                            id, fact.metricId(), fact.subjectId(), fact.on(), fact.amount(), terms.reason()),
                    null);
        }
    }

    /** Dimensions are left out: they cannot be corrected. */
    private static boolean isSame(MeasurementView view, Fact fact) {
        return view.metric().equals(fact.metricId())
                && view.subject().equals(fact.subjectId())
                && view.on().equals(fact.on())
                && view.amount().compareTo(fact.amount()) == 0;
    }

    private boolean wasSaid(MeasurementId id, Fact fact) {
        Optional<Object> last = said.last(id.value(), MeasurementRecorded.class, MeasurementCorrected.class);
        return last.map(event -> event instanceof MeasurementCorrected corrected
                        ? corrected.corrected()
                        : ((MeasurementRecorded) event).fact())
                .filter(before -> before.metricId().equals(fact.metricId())
                        && before.subjectId().equals(fact.subjectId())
                        && before.on().equals(fact.on())
                        && before.amount().compareTo(fact.amount()) == 0)
                .isPresent();
    }
}
