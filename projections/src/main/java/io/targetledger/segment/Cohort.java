package io.targetledger.segment;

import java.time.LocalDate;

/** Those who belong to a segment at the end of a day. */
public record Cohort(SegmentId segment, LocalDate on) {}
