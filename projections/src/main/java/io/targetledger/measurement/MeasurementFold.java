package io.targetledger.measurement;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.measurement.MeasurementEvent.MeasurementCorrected;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementEvent.MeasurementRetracted;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.BusinessTime;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link MeasurementView} × {@link MeasurementEvent} → {@link MeasurementView}. */
public final class MeasurementFold implements AggregateFold<MeasurementView, MeasurementEvent> {

    public static final MeasurementFold MEASUREMENTS = new MeasurementFold();

    private MeasurementFold() {}

    @Override
    public String name() {
        return "measurement";
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public Class<MeasurementView> viewType() {
        return MeasurementView.class;
    }

    @Override
    public Class<MeasurementEvent> eventType() {
        return MeasurementEvent.class;
    }

    /** It counts on its day, whenever it came and was corrected. */
    @Override
    public BusinessTime businessTime() {
        return BusinessTime.onDay("view.on");
    }

    @Override
    public @Nullable MeasurementView evolve(
            @Nullable MeasurementView before, MeasurementEvent event, EventContext context) {
        if (event instanceof MeasurementRecorded recorded) {
            return MeasurementView.of(recorded.fact(), 0);
        }
        if (event instanceof MeasurementCorrected corrected) {
            return MeasurementView.of(corrected.corrected(), before == null ? 1 : before.corrections() + 1);
        }
        if (event instanceof MeasurementRetracted && before != null) {
            return before.asRetracted();
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.metric", "view.subject", "view.on", "key", "to")),
                new IndexModel(Indexes.ascending("view.subject", "view.on", "key", "to")),
                new IndexModel(Indexes.ascending("view.on", "key", "to")));
    }
}
