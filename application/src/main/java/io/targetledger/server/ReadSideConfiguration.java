package io.targetledger.server;

import java.time.Clock;

import com.mongodb.client.MongoDatabase;
import io.targetledger.TargetLedgerFolds;
import io.targetledger.audit.AuditQueries;
import io.targetledger.customer.CustomerQueries;
import io.targetledger.goal.Actuals;
import io.targetledger.goal.CurrentActuals;
import io.targetledger.goal.CurrentGoalTree;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.GoalTree;
import io.targetledger.goal.Standings;
import io.targetledger.graphql.ReadProgress;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.lock.CurrentTargetLocks;
import io.targetledger.lock.TargetLockQueries;
import io.targetledger.lock.TargetLocks;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.measurement.Series;
import io.targetledger.metric.CurrentMetrics;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.CurrentOrganisation;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.product.ProductQueries;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read side, and what the rules of aggregates read from it. */
@Configuration(proxyBeanMethods = false)
class ReadSideConfiguration {

    @Bean
    Views views(Ledger ledger, MongoDatabase database, Clock clock) {
        return Views.open(ledger, database, TargetLedgerFolds.ALL, clock, clock.getZone());
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
    MetricQueries metricQueries(Views views) {
        return new MetricQueries(views);
    }

    @Bean
    OrganisationQueries organisationQueries(Views views) {
        return new OrganisationQueries(views);
    }

    @Bean
    MeasurementQueries measurementQueries(Views views) {
        return new MeasurementQueries(views);
    }

    @Bean
    Standings standings(Views views, OrganisationQueries organisation, MetricQueries metrics) {
        return new Standings(organisation, metrics, new Series(views, metrics));
    }

    @Bean
    GoalQueries goalQueries(Views views, OrganisationQueries organisation, Standings standings) {
        return new GoalQueries(views, organisation, standings);
    }

    @Bean
    CustomerQueries customerQueries(Views views) {
        return new CustomerQueries(views);
    }

    @Bean
    ProductQueries productQueries(Views views) {
        return new ProductQueries(views);
    }

    @Bean
    TargetLockQueries targetLockQueries(Views views) {
        return new TargetLockQueries(views);
    }

    @Bean
    Decisions decisions(Views views, EventTypes types) {
        return new CommandDecisions(views, types);
    }

    @Bean
    MetricCatalogue metricCatalogue(MetricQueries metrics, Decisions decisions) {
        return new CurrentMetrics(metrics, decisions);
    }

    @Bean
    OrganisationRegister organisationRegister(OrganisationQueries organisation, Decisions decisions) {
        return new CurrentOrganisation(organisation, decisions);
    }

    @Bean
    GoalTree goalTree(GoalQueries goals, Decisions decisions) {
        return new CurrentGoalTree(goals, decisions);
    }

    @Bean
    Actuals actuals(Standings standings, Decisions decisions) {
        return new CurrentActuals(standings, decisions);
    }

    @Bean
    TargetLocks targetLocks(TargetLockQueries locks, OrganisationQueries organisation, Decisions decisions) {
        return new CurrentTargetLocks(locks, organisation, decisions);
    }
}
