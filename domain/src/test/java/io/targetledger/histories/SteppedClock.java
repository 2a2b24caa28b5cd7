package io.targetledger.histories;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock at midnight UTC of a day that goes on only when told to. */
final class SteppedClock extends Clock {

    private LocalDate today;

    SteppedClock(LocalDate today) {
        this.today = today;
    }

    void advance(int days) {
        today = today.plusDays(days);
    }

    LocalDate today() {
        return today;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Always UTC");
    }

    @Override
    public Instant instant() {
        return today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
