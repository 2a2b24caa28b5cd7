package io.targetledger.trend;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which day it is where the caller asks, and where the targets asked for stand. */
@Component
final class Moments {

    private final Views views;
    private final Clock clock;

    Moments(Views views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /** @throws Refusal {@code UNKNOWN_TIME_ZONE} */
    ZoneId zone(@Nullable String given) {
        if (given == null) {
            return clock.getZone();
        }
        try {
            return ZoneId.of(given);
        } catch (DateTimeException e) {
            throw new Refusal("UNKNOWN_TIME_ZONE", "timeZone", Map.of("given", Text.shown(given)));
        }
    }

    LocalDate today(ReadPoint at, @Nullable String zone) {
        return zone == null ? at.today() : LocalDate.ofInstant(at.now(), zone(zone));
    }

    /** @throws io.targetledger.projection.UnanswerableRead {@code AS_OF_IN_FUTURE} */
    @Nullable
    ReadPoint targets(@Nullable Instant moment) {
        return moment == null ? null : views.asOf(moment);
    }
}
