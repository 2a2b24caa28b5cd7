package io.targetledger.audit;

import java.util.List;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.audit.AuditFold.AUDIT;

/** The table {@code auditFacts}. */
public final class AuditFacts {

    static final String NAME = "auditFacts";

    private AuditFacts() {}

    public static FactTable<AuditFact> table(Views views, Set<String> withheldTypes) {
        return new ViewFactTable<>(
                NAME,
                AuditFact.class,
                views,
                AUDIT,
                withheldTypes.isEmpty() ? Filters.empty() : Filters.nin("view.aggregateType", withheldTypes),
                List.of(
                        FactFilter.text("aggregateType", "view.aggregateType", "About objects of this kind.", "对象类型"),
                        FactFilter.id("aggregateId", "view.aggregate", "About this object.", "对象"),
                        FactFilter.text("eventType", "view.eventType", "Of this kind.", "事件类型"),
                        FactFilter.id("actor", "view.actor", "By this actor.", "操作人")),
                (versions, at) -> versions.stream()
                        .map(version -> List.of(AuditFact.of(version)))
                        .toList());
    }
}
