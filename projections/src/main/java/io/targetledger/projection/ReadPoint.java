package io.targetledger.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Where a read stands: every view is read as it was after the event at one ledger position, so all parts of an answer
 * belong together. Reads of the present and of the past differ in nothing but this.
 *
 * @param position ledger position, from 0
 * @param moment the clock time that goes with it: the present, or the {@code asOf} asked for
 * @param today the business date that the read looks from: of {@code effectiveAt}, else of that moment
 * @param effectiveAt the business time: only what is effective by then counts, by what is known at the position; null for
 *     all that is known, whatever it is dated
 */
public record ReadPoint(
        long position,
        Instant moment,
        LocalDate today,
        @Nullable Instant effectiveAt) {

    public ReadPoint(long position, Instant moment, LocalDate today) {
        this(position, moment, today, null);
    }

    static ReadPoint of(long position, Instant moment, ZoneId zone) {
        return new ReadPoint(position, moment, LocalDate.ofInstant(moment, zone));
    }

    /** The same knowledge, looked at from another business time. */
    ReadPoint seenFrom(Instant businessTime, ZoneId zone) {
        return new ReadPoint(position, moment, LocalDate.ofInstant(businessTime, zone), businessTime);
    }

    /** Every object of a page is looked up by where it is read; the points of one request differ in little else. */
    @Override
    public int hashCode() {
        return 31 * Long.hashCode(position) + Objects.hashCode(effectiveAt);
    }

    /** The moment that {@code today} is the date of. */
    public Instant now() {
        return effectiveAt == null ? moment : effectiveAt;
    }

    /** All that is known at the position, whatever it is dated; {@code today} stays. */
    public ReadPoint whateverItIsDated() {
        return effectiveAt == null ? this : new ReadPoint(position, moment, today);
    }
}
