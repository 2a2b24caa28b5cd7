package io.targetledger.ratelimit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.TimeMeter;
import io.targetledger.ratelimit.RateLimitSettings.Rate;
import io.targetledger.ratelimit.RateLimits.Excess;
import io.targetledger.security.Actor;
import io.targetledger.security.InvalidSetting;
import io.targetledger.security.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateLimitsTest {

    private static final Actor KEY = Actor.of("apikey/1", Role.BI);
    private static final Actor OTHER_KEY = Actor.of("apikey/2", Role.BI);
    private static final Actor PERSON = Actor.of("li.na", Role.MANAGER);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aCallerMaySendABurstAndThenAsMuchAsTheRateAllows() {
        RateLimits limits = limits(new Rate(60, 2), null, 10);

        assertThat(limits.count(KEY)).isNull();
        assertThat(limits.count(KEY)).isNull();
        assertThat(limits.count(KEY)).isEqualTo(new Excess(60, 1));

        pass(Duration.ofMillis(999));
        assertThat(limits.count(KEY)).isEqualTo(new Excess(60, 1));
        pass(Duration.ofMillis(1));
        assertThat(limits.count(KEY)).isNull();
        assertThat(limits.count(KEY)).isEqualTo(new Excess(60, 1));
    }

    @Test
    void whoIsToWaitIsToldHowLong() {
        RateLimits limits = limits(new Rate(2, 1), null, 10);

        assertThat(limits.count(KEY)).isNull();
        pass(Duration.ofSeconds(10));
        assertThat(limits.count(KEY)).isEqualTo(new Excess(2, 20));
    }

    @Test
    void oneCallerDoesNotUseUpWhatAnotherMay() {
        RateLimits limits = limits(new Rate(1, null), new Rate(1, null), 10);

        assertThat(limits.count(KEY)).isNull();
        assertThat(limits.count(KEY)).isNotNull();
        assertThat(limits.count(OTHER_KEY)).isNull();
        assertThat(limits.count(PERSON)).isNull();
        assertThat(limits.count(PERSON)).isNotNull();
    }

    @Test
    void unlessToldOtherwiseKeysAreLimitedGenerouslyAndNobodyElseIs() {
        RateLimits limits = limits(null, null, 10);

        for (int i = 0; i < 1_200; i++) {
            assertThat(limits.count(KEY)).isNull();
            assertThat(limits.count(PERSON)).isNull();
        }
        assertThat(limits.count(KEY)).isEqualTo(new Excess(1_200, 1));
        assertThat(limits.count(PERSON)).isNull();
    }

    @Test
    void onlySoManyCallersAreRememberedAndThoseWhoAskAreNotForgotten() {
        RateLimits limits = limits(null, new Rate(1, null), 2);

        assertThat(limits.count(Actor.of("quiet"))).isNull();
        assertThat(limits.count(PERSON)).isNull();
        for (int i = 0; i < 1_000; i++) {
            assertThat(limits.count(PERSON)).isNotNull();
            assertThat(limits.count(Actor.of("passing" + i))).isNull();
        }
        assertThat(limits.remembered()).isEqualTo(2);
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Rate(-1, null))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("was -1");
        assertThatThrownBy(() -> new Rate(1, 0))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("was 0");
        assertThatThrownBy(() -> new RateLimitSettings(null, null, 0))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("was 0");
    }

    private RateLimits limits(@Nullable Rate keys, @Nullable Rate subjects, int remembered) {
        return new RateLimits(new RateLimitSettings(keys, subjects, remembered), new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        });
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
