package io.targetledger.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where a read stands: every view is read as it was after the event at one ledger position, so all parts of an answer
 * belong together. Reads of the present and of the past differ in nothing but this.
 *
 * @param position ledger position, from 0
 * @param moment the clock time that goes with it: the present, or the {@code asOf} asked for
 * @param today the business date of that moment
 */
public record ReadPoint(long position, Instant moment, LocalDate today) {

    static ReadPoint of(long position, Instant moment, ZoneId zone) {
        return new ReadPoint(position, moment, LocalDate.ofInstant(moment, zone));
    }
}
