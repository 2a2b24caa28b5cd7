package io.targetledger.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * An event as the ledger holds it, its payload brought up to the current revision.
 *
 * @param position place in the order of all events: 1, 2, 3, … without gaps
 * @param commit number of the commit that holds it
 * @param id unique id of the event
 * @param aggregate id of the aggregate it happened to
 * @param aggregateType kind of that aggregate, may be empty
 * @param sequence number of the event within its aggregate, from 0
 * @param type stable name of the payload's class after upcasting
 * @param revision revision of that type after upcasting
 * @param recordedAt when the ledger recorded it, in milliseconds; never earlier than the event before it
 * @param payload a record of the class registered for {@code type}
 * @param metadata as given on append, instants and decimals as {@code Instant} and {@code BigDecimal}
 */
public record LedgerEvent(
        long position,
        long commit,
        String id,
        String aggregate,
        String aggregateType,
        long sequence,
        String type,
        int revision,
        Instant recordedAt,
        Object payload,
        Map<String, Object> metadata) {}
