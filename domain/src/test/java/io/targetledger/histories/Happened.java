package io.targetledger.histories;

/**
 * One event of a history.
 *
 * @param aggregateId e.g. {@code goal/9f}
 * @param aggregateType simple name of the aggregate, e.g. {@code Goal}
 * @param sequence number of the event within its aggregate, from 0 on
 */
public record Happened(String aggregateId, String aggregateType, long sequence, Object event) {}
