package io.targetledger.deadletter;

import io.targetledger.projection.Views;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says how many views stand still. The application is up all the same: everything else goes on. */
@Component("deadLettersHealthIndicator")
final class DeadLetterHealth implements HealthIndicator {

    private final Views views;

    DeadLetterHealth(Views views) {
        this.views = views;
    }

    @Override
    public Health health() {
        int parked = views.deadLetters().size();
        Health.Builder up = Health.up().withDetail("deadLetters", parked);
        return parked == 0
                ? up.build()
                : up.withDetail("whatToDo", "query { deadLetters { view key position error } }, then retry or discard")
                        .build();
    }
}
