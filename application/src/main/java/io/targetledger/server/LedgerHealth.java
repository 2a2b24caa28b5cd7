package io.targetledger.server;

import com.mongodb.MongoException;
import io.targetledger.ledger.Head;
import io.targetledger.ledger.Ledger;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while the ledger can be read. */
@Component("ledgerHealthIndicator")
final class LedgerHealth implements HealthIndicator {

    private final Ledger ledger;

    LedgerHealth(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Health health() {
        try {
            Head head = ledger.head();
            return Health.up()
                    .withDetail("position", head.position())
                    .withDetail("commit", head.commit())
                    .build();
        } catch (MongoException e) {
            return Health.down(e).build();
        }
    }
}
