package io.targetledger.segment;

import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.segment.MembershipFactFold.MEMBERSHIP_FACTS;

/** The table {@code segmentMembershipFacts}. */
public final class SegmentMembershipFacts {

    static final String NAME = "segmentMembershipFacts";

    private SegmentMembershipFacts() {}

    public static FactTable<SegmentMembershipFact> table(Views views, FactNames names) {
        return new ViewFactTable<>(
                NAME,
                SegmentMembershipFact.class,
                views,
                MEMBERSHIP_FACTS,
                Filters.empty(),
                List.of(
                        FactFilter.id("segmentId", "view.segment", "Of this segment.", "细分"),
                        FactFilter.id("customerId", "view.customer", "Of this customer.", "客户")),
                (versions, at) -> {
                    FactNames.Known known = names.of(
                            versions.stream()
                                    .flatMap(version -> Stream.of(
                                            version.view().segment(),
                                            version.view().customer())),
                            at);
                    return versions.stream()
                            .map(version -> version.view().stays().stream()
                                    .map(stay -> SegmentMembershipFact.of(version, stay, known))
                                    .toList())
                            .toList();
                });
    }
}
