package io.targetledger.audit;

import java.util.List;

import io.targetledger.projection.Change;

/** One event of an object's history, and what it changed in the object. */
public record HistoryEntry(AuditView event, List<Change> changes) {}
