package io.targetledger.trend;

import java.util.List;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.StandingExplanations;
import io.targetledger.goal.Standings;
import io.targetledger.improvement.PlanQueries;
import io.targetledger.measurement.AmountExplanations;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.measurement.Series;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Views;
import io.targetledger.review.ReviewCycleQueries;
import io.targetledger.review.ReviewQueries;
import io.targetledger.segment.SegmentQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What trends can be of: one more measure is one more bean, here or with its capability, and its name in the schema. */
@Configuration(proxyBeanMethods = false)
class TrendConfiguration {

    @Bean
    CountedGoals countedGoals(
            GoalQueries goals, Standings standings, OrganisationQueries organisation, MetricQueries metrics) {
        return new CountedGoals(goals, standings, organisation, metrics);
    }

    @Bean
    TargetMoves targetMoves(Views views) {
        return new TargetMoves(views);
    }

    @Bean
    FactTable<?> targetRevisionFacts(Views views, FactNames names) {
        return TargetRevisionFacts.table(views, names);
    }

    @Bean
    PoolExplanations poolExplanations(CountedGoals goals, StandingExplanations standings) {
        return new PoolExplanations(goals, standings);
    }

    @Bean
    TrendMeasure attainmentTrend(CountedGoals goals, PoolExplanations explanations) {
        return GoalTrend.attainment(goals, explanations);
    }

    @Bean
    TrendMeasure pacingTrend(CountedGoals goals, PoolExplanations explanations) {
        return GoalTrend.pacing(goals, explanations);
    }

    @Bean
    TrendMeasure targetTrend(CountedGoals goals, PoolExplanations explanations) {
        return GoalTrend.target(goals, explanations);
    }

    @Bean
    TrendMeasure actualTrend(
            Series amounts,
            MeasurementQueries measurements,
            OrganisationQueries organisation,
            MetricQueries metrics,
            AmountExplanations explanations) {
        return new ActualTrend(amounts, measurements, organisation, metrics, explanations);
    }

    @Bean
    TrendMeasure revisionTrend(
            TargetMoves moves, GoalQueries goals, CountedGoals counted, OrganisationQueries organisation) {
        return new RevisionTrend(moves, goals, counted, organisation);
    }

    @Bean
    TrendMeasure ratingTrend(ReviewQueries reviews, ReviewCycleQueries cycles, OrganisationQueries organisation) {
        return new RatingTrend(reviews, cycles, organisation);
    }

    @Bean
    TrendMeasure planOutcomeTrend(PlanQueries plans, OrganisationQueries organisation) {
        return new PlanOutcomeTrend(plans, organisation);
    }

    @Bean
    TrendMeasure segmentSizeTrend(SegmentQueries segments) {
        return new SegmentSizeTrend(segments);
    }

    @Bean
    Trends trends(List<TrendMeasure> measures) {
        return new Trends(measures);
    }

    @Bean
    SamePoint samePoint(CountedGoals goals, PoolExplanations explanations) {
        return new SamePoint(goals, explanations);
    }

    @Bean
    TargetDrift targetDrift(
            CountedGoals goals,
            TargetMoves moves,
            Series amounts,
            MeasurementQueries measurements,
            Standings standings,
            PoolExplanations explanations) {
        return new TargetDrift(goals, moves, new EdgeBunching(amounts, measurements, standings), explanations);
    }

    @Bean
    GroupNames groupNames(OrganisationQueries organisation, MetricQueries metrics, SegmentQueries segments) {
        return new GroupNames(organisation, metrics, segments);
    }

    @Bean
    FactTable<?> calendarDimension(FiscalCalendar fiscal) {
        return CalendarDimension.table(fiscal);
    }
}
