package io.targetledger.server;

import java.time.Clock;

import com.mongodb.client.MongoDatabase;
import io.targetledger.Capabilities;
import io.targetledger.audit.AuditQueries;
import io.targetledger.graphql.ReadProgress;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Views;
import io.targetledger.trend.FiscalCalendar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read side that all capabilities stand on; each adds its own queries, and the ports it answers from them. */
@Configuration(proxyBeanMethods = false)
class ReadSideConfiguration {

    @Bean
    Views views(Ledger ledger, MongoDatabase database, Clock clock) {
        return Views.open(ledger, database, Capabilities.FOLDS, clock, clock.getZone());
    }

    @Bean
    FiscalCalendar fiscalCalendar(CalendarSettings settings) {
        return settings.fiscal();
    }

    @Bean
    ReadProgress readProgress(Views views) {
        return () -> views.now().position();
    }

    @Bean
    AuditQueries auditQueries(Views views) {
        return new AuditQueries(views);
    }

    @Bean
    Decisions decisions(Views views, EventTypes types) {
        return new CommandDecisions(views, types);
    }
}
