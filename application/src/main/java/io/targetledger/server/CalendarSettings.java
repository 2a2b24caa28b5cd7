package io.targetledger.server;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which day it is.
 *
 * @param timeZone e.g. {@code Asia/Shanghai}: where a business day begins and ends; the machine's when absent
 */
@ConfigurationProperties("target-ledger.calendar")
record CalendarSettings(@Nullable ZoneId timeZone) {

    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }
}
