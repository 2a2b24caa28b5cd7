package io.targetledger.improvement;

import io.targetledger.audit.AuditQueries;
import io.targetledger.projection.Decisions;

/** What was ever recorded under an id, as the rules of plans ask; it stays, so nothing is guarded. */
public final class RecordedGrounds implements PlanGrounds {

    private final AuditQueries audit;
    private final Decisions decisions;

    public RecordedGrounds(AuditQueries audit, Decisions decisions) {
        this.audit = audit;
        this.decisions = decisions;
    }

    @Override
    public boolean exist(String reference) {
        return audit.knows(reference, decisions.readingWhatStays());
    }
}
