package io.targetledger.improvement;

import io.targetledger.audit.AuditQueries;
import io.targetledger.command.AggregateKind;
import io.targetledger.command.Jurisdiction;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.Standings;
import io.targetledger.measurement.Series;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Improvement plans, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class PlanConfiguration {

    @Bean
    static AggregateKind<ImprovementPlan> planKind() {
        return new AggregateKind<>(ImprovementPlan.class, PlanCommand.class);
    }

    @Bean
    PlanQueries planQueries(Views views, OrganisationQueries organisation) {
        return new PlanQueries(views, organisation);
    }

    @Bean
    PlanMoments planMoments(GoalQueries goals, Views views) {
        return new PlanMoments(goals, views);
    }

    @Bean
    PlanEffects planEffects(GoalQueries goals, Standings standings, MetricQueries metrics, Series series) {
        return new PlanEffects(goals, standings, metrics, series);
    }

    @Bean
    PlanGrounds planGrounds(AuditQueries audit, Decisions decisions) {
        return new RecordedGrounds(audit, decisions);
    }

    @Bean
    PlanSight planSight(PlanQueries plans, OrganisationQueries organisation, Views views) {
        return new PlanSight(plans, organisation, views);
    }

    @Bean
    PlanAccess planAccess(Jurisdiction jurisdiction, PlanQueries plans, Views views) {
        return new PlanAccess(
                jurisdiction, id -> plans.find(id, views.upToDate()).map(Versioned::view));
    }

    @Bean
    FactTable<?> improvementPlanFacts(Views views, OrganisationQueries organisation, FactNames names) {
        return ImprovementPlanFacts.table(views, organisation, names);
    }

    @Bean
    FactTable<?> checkInFacts(Views views, OrganisationQueries organisation, FactNames names) {
        return CheckInFacts.table(views, organisation, names);
    }
}
