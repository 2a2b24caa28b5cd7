package io.targetledger.ratelimit;

import io.targetledger.security.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests one caller may send.
 *
 * @param apiKey of each API key; 1,200 a minute unless given, which at 10,000 rows a page is more than any tool takes
 * @param subject of each subject of a token; no limit unless given: the one token of a local server carries everything
 * @param remembered callers whose requests are counted; of more, those who were quiet longest begin anew
 */
@ConfigurationProperties("target-ledger.rate-limit")
public record RateLimitSettings(
        @Nullable Rate apiKey,
        @Nullable Rate subject,
        @DefaultValue("10000") int remembered) {

    private static final Rate OF_KEYS = new Rate(1_200, null);
    private static final Rate NONE = new Rate(0, null);

    public RateLimitSettings {
        apiKey = apiKey == null ? OF_KEYS : apiKey;
        subject = subject == null ? NONE : subject;
        if (remembered < 1) {
            throw new InvalidSetting("target-ledger.rate-limit.remembered must be at least 1, was " + remembered);
        }
    }

    Rate of(boolean isKey) {
        Rate rate = isKey ? apiKey : subject;
        return rate == null ? NONE : rate;
    }

    /**
     * @param requestsPerMinute in the long run; 0 means no limit
     * @param burst how many may come at once after a pause; as many as in a minute unless given
     */
    public record Rate(
            @DefaultValue("0") int requestsPerMinute,
            @Nullable Integer burst) {

        public Rate {
            if (requestsPerMinute < 0) {
                throw new InvalidSetting(
                        "target-ledger.rate-limit…requests-per-minute must be at least 1, or 0 for no limit, was "
                                + requestsPerMinute);
            }
            if (burst != null && burst < 1) {
                throw new InvalidSetting("target-ledger.rate-limit…burst must be at least 1, was " + burst);
            }
        }

        boolean isLimit() {
            return requestsPerMinute > 0;
        }

        int atOnce() {
            return burst == null ? requestsPerMinute : burst;
        }
    }
}
