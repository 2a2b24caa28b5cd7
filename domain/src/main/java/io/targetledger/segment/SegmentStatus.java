package io.targetledger.segment;

/**
 * Where a segment stands in its life. A draft has no members; only an active segment is evaluated; a retired one has ended
 * and stays as it is.
 */
public enum SegmentStatus {
    DRAFT,
    ACTIVE,
    RETIRED
}
