package io.targetledger.goal;

import io.targetledger.command.AggregateKind;
import io.targetledger.command.Jurisdiction;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.NameSource;
import io.targetledger.measurement.AmountExplanations;
import io.targetledger.measurement.Series;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Views;
import io.targetledger.segment.SegmentQueries;
import io.targetledger.shared.LocalizedName;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Goals, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class GoalConfiguration {

    @Bean
    static AggregateKind<Goal> goalKind() {
        return new AggregateKind<>(Goal.class, GoalCommand.class);
    }

    @Bean
    Standings standings(
            OrganisationQueries organisation, MetricQueries metrics, Series series, SegmentQueries segments) {
        return new Standings(organisation, metrics, series, segments);
    }

    @Bean
    GoalQueries goalQueries(Views views, OrganisationQueries organisation, Standings standings) {
        return new GoalQueries(views, organisation, standings);
    }

    @Bean
    StandingExplanations standingExplanations(
            Standings standings, AmountExplanations amounts, GoalQueries goals, MetricQueries metrics) {
        return new StandingExplanations(standings, amounts, goals, metrics);
    }

    @Bean
    GoalExplanations goalExplanations(GoalQueries goals, StandingExplanations standings) {
        return new GoalExplanations(goals, standings);
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
    GoalAccess goalAccess(Jurisdiction jurisdiction, GoalQueries goals, Views views) {
        return new GoalAccess(
                jurisdiction,
                id -> goals.find(id, views.upToDate()).map(found -> found.view().owner()));
    }

    @Bean
    NameSource<?> goalNames(Views views) {
        return NameSource.of("goal", views, GoalFold.GOALS, goal -> LocalizedName.of(goal.title()));
    }

    @Bean
    FactTable<?> goalFacts(Views views, Standings standings, FactNames names) {
        return GoalFacts.table(views, standings, names);
    }
}
