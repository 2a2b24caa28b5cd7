package io.targetledger.audit;

import io.targetledger.projection.Change;
import java.util.List;

/** One event of an object's history, and what it changed in the object. */
public record HistoryEntry(AuditView event, List<Change> changes) {}
