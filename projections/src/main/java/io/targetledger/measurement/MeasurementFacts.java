package io.targetledger.measurement;

import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.measurement.MeasurementFold.MEASUREMENTS;

/** The table {@code measurementFacts}. */
public final class MeasurementFacts {

    static final String NAME = "measurementFacts";

    private MeasurementFacts() {}

    public static FactTable<MeasurementFact> table(Views views, FactNames names) {
        return new ViewFactTable<>(
                        NAME,
                        MeasurementFact.class,
                        views,
                        MEASUREMENTS,
                        Filters.empty(),
                        List.of(
                                FactFilter.id("metricId", "view.metric", "Of this metric.", "指标"),
                                FactFilter.id("subjectId", "view.subject", "Of this person, unit or customer.", "主体"),
                                FactFilter.id("customerId", "view.customer", "Of this customer.", "客户"),
                                FactFilter.from(
                                        "from",
                                        "businessDate",
                                        "view.on",
                                        "From this business day on, inclusive.",
                                        "起始业务日期（含）"),
                                FactFilter.to(
                                        "to",
                                        "businessDate",
                                        "view.on",
                                        "Up to this business day, inclusive.",
                                        "截止业务日期（含）")),
                        (versions, at) -> {
                            FactNames.Known known = names.of(
                                    versions.stream()
                                            .flatMap(version -> Stream.of(
                                                    version.view().metric(),
                                                    version.view().subject(),
                                                    version.view().customer())),
                                    at);
                            return versions.stream()
                                    .map(version -> List.of(MeasurementFact.of(version, known)))
                                    .toList();
                        })
                .ofMemberAt("view.subject");
    }
}
