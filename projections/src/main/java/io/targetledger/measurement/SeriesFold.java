package io.targetledger.measurement;

import java.util.List;
import java.util.Set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.measurement.MeasurementEvent.MeasurementCorrected;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementEvent.MeasurementRetracted;
import io.targetledger.projection.BusinessTime;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/**
 * Measurements by metric, subject and business day: what goals are measured by. A corrected measurement leaves the day
 * it was counted on and joins the day it belongs to.
 */
public final class SeriesFold implements Fold<DayView, MeasurementEvent> {

    public static final SeriesFold SERIES = new SeriesFold();

    private SeriesFold() {}

    @Override
    public String name() {
        return "series";
    }

    @Override
    public Class<DayView> viewType() {
        return DayView.class;
    }

    @Override
    public Class<MeasurementEvent> eventType() {
        return MeasurementEvent.class;
    }

    @Override
    public Set<String> keysOf(MeasurementEvent event, EventContext context) {
        if (event instanceof MeasurementRecorded recorded) {
            return Set.of(keyOf(recorded.fact()));
        }
        if (event instanceof MeasurementCorrected corrected) {
            String left = keyOf(corrected.previous());
            String joined = keyOf(corrected.corrected());
            return left.equals(joined) ? Set.of(joined) : Set.of(left, joined);
        }
        if (event instanceof MeasurementRetracted retracted) {
            return Set.of(keyOf(retracted.retracted()));
        }
        return Set.of();
    }

    @Override
    public BusinessTime businessTime() {
        return BusinessTime.onDay("view.on");
    }

    @Override
    public @Nullable DayView evolve(
            String key, @Nullable DayView before, MeasurementEvent event, EventContext context) {
        if (event instanceof MeasurementRecorded recorded) {
            return join(before, recorded.measurementId(), recorded.fact());
        }
        if (event instanceof MeasurementCorrected corrected) {
            DayView rest = before == null ? null : before.without(corrected.measurementId());
            return key.equals(keyOf(corrected.corrected()))
                    ? join(rest, corrected.measurementId(), corrected.corrected())
                    : rest;
        }
        return before == null ? null : before.without(event.measurementId());
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending("view.metric", "view.subject", "view.on", "to")));
    }

    private static DayView join(@Nullable DayView day, MeasurementId measurement, Fact fact) {
        return (day == null ? DayView.of(fact) : day).with(measurement, fact.amount());
    }

    private static String keyOf(Fact fact) {
        return fact.metricId() + "|" + fact.subjectId() + "|" + fact.on();
    }
}
