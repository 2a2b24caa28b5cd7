package io.targetledger.trend;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.targetledger.graphql.Names;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.ReadPoint;
import io.targetledger.segment.SegmentQueries;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * Names of what trends are grouped by, in the caller's language. Chart and catalogue are kept, so that only segments cost a
 * round trip.
 */
record GroupNames(OrganisationQueries organisation, MetricQueries metrics, SegmentQueries segments) {

    /** By group; products are their own names, and what is not known has none. */
    Map<String, String> of(Stream<@Nullable String> groups, Locale locale, ReadPoint at) {
        List<String> asked = groups.filter(Objects::nonNull).distinct().toList();
        Map<String, LocalizedName> known = new HashMap<>();
        segments.findAll(
                        asked.stream()
                                .filter(group -> group.startsWith("segment/"))
                                .toList(),
                        at)
                .forEach((id, segment) -> known.put(id, segment.view().name()));
        Map<String, String> names = new HashMap<>();
        for (String group : asked) {
            LocalizedName name = known.containsKey(group) ? known.get(group) : nameOf(group, at);
            if (name != null) {
                names.put(group, Names.in(locale, name));
            } else if (!group.matches("(unit|person|metric|segment)/.+")) {
                names.put(group, group);
            }
        }
        return names;
    }

    private @Nullable LocalizedName nameOf(String group, ReadPoint at) {
        if (group.startsWith("unit/")) {
            var unit = organisation.chart(at).units().get(group);
            return unit == null ? null : unit.view().name();
        }
        if (group.startsWith("person/")) {
            var person = organisation.chart(at).people().get(group);
            return person == null ? null : person.view().name();
        }
        return group.startsWith("metric/")
                ? metrics.find(new MetricId(group), at)
                        .map(metric -> metric.view().name())
                        .orElse(null)
                : null;
    }
}
