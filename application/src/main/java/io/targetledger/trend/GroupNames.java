package io.targetledger.trend;

import java.util.Locale;

import io.targetledger.graphql.Names;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/** Names of what trends are grouped by, in the caller's language; without a round trip, since chart and catalogue are kept. */
record GroupNames(OrganisationQueries organisation, MetricQueries metrics, Locale locale, ReadPoint at) {

    /** A product is its own name; what is not known has none. */
    @Nullable
    String of(@Nullable String group) {
        if (group == null) {
            return null;
        }
        OrganisationChart chart = organisation.chart(at);
        LocalizedName name = null;
        if (group.startsWith("unit/")) {
            var unit = chart.units().get(group);
            name = unit == null ? null : unit.view().name();
        } else if (group.startsWith("person/")) {
            var person = chart.people().get(group);
            name = person == null ? null : person.view().name();
        } else if (group.startsWith("metric/")) {
            name = metrics.find(new MetricId(group), at)
                    .map(metric -> metric.view().name())
                    .orElse(null);
        } else {
            return group;
        }
        return name == null ? null : Names.in(locale, name);
    }
}
