package io.targetledger.metric;

import java.time.LocalDate;
import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.metric.MetricEvent.MetricRedefined;
import io.targetledger.metric.MetricEvent.MetricRetired;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.BusinessTime;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link MetricView} × {@link MetricEvent} → {@link MetricView}. */
public final class MetricFold implements AggregateFold<MetricView, MetricEvent> {

    public static final MetricFold METRICS = new MetricFold();

    private MetricFold() {}

    @Override
    public String name() {
        return "metric";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<MetricView> viewType() {
        return MetricView.class;
    }

    @Override
    public Class<MetricEvent> eventType() {
        return MetricEvent.class;
    }

    /** A metric means the same of the days before it was defined: they can be measured by it. */
    @Override
    public @Nullable LocalDate effectiveOn(MetricEvent event, EventContext context) {
        return event instanceof MetricDefined ? BusinessTime.BEGINNING : null;
    }

    @Override
    public @Nullable MetricView evolve(@Nullable MetricView before, MetricEvent event, EventContext context) {
        if (event instanceof MetricDefined defined) {
            return MetricView.of(defined.definition());
        }
        if (event instanceof MetricRedefined redefined) {
            return MetricView.of(redefined.definition());
        }
        if (event instanceof MetricRetired && before != null) {
            return before.asRetired();
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending("from", "key", "to")));
    }
}
