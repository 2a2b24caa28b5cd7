package io.targetledger.ratelimit;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.targetledger.ratelimit.RateLimitSettings.Rate;
import io.targetledger.security.Actor;
import io.targetledger.shared.Violation;
import org.jspecify.annotations.Nullable;

/** Counts the requests of each caller, in the memory of this process. */
final class RateLimits {

    private static final String KEYS = "apikey/";

    private final RateLimitSettings settings;
    private final TimeMeter time;
    private final Map<String, Bucket> buckets;

    RateLimits(RateLimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        this.buckets = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > settings.remembered();
            }
        });
    }

    /** One request too many. */
    record Excess(int allowedPerMinute, long secondsToWait) {

        static final String CODE = "RATE_LIMITED";

        Violation violation() {
            return new Violation("RATE_LIMITED", null, Map.of("allowed", allowedPerMinute, "seconds", secondsToWait));
        }
    }

    /** Counts a request. @return null if it may be answered */
    @Nullable
    Excess count(Actor actor) {
        Rate rate = settings.of(actor.subject().startsWith(KEYS));
        if (!rate.isLimit()) {
            return null;
        }
        ConsumptionProbe probe = buckets.computeIfAbsent(actor.subject(), subject -> bucket(rate))
                .tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? null
                : new Excess(rate.requestsPerMinute(), wholeSeconds(probe.getNanosToWaitForRefill()));
    }

    int remembered() {
        return buckets.size();
    }

    private Bucket bucket(Rate rate) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(rate.atOnce()).refillGreedy(rate.requestsPerMinute(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    private static long wholeSeconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusNanos(999_999_999).toSeconds());
    }
}
