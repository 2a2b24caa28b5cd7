package io.targetledger.forecast;

import io.targetledger.goal.StandingExplanations;
import io.targetledger.goal.Standings;
import io.targetledger.measurement.AmountExplanations;
import io.targetledger.measurement.Series;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OrganisationQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forecasts, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class ForecastConfiguration {

    @Bean
    Forecasts forecasts(Standings standings, OrganisationQueries organisation, MetricQueries metrics, Series series) {
        return new Forecasts(standings, organisation, metrics, series);
    }

    @Bean
    ForecastExplanations forecastExplanations(
            Forecasts forecasts, StandingExplanations standings, AmountExplanations amounts) {
        return new ForecastExplanations(forecasts, standings, amounts);
    }

    @Bean
    BackTest backTest(OrganisationQueries organisation, MetricQueries metrics, Series series) {
        return new BackTest(organisation, metrics, series);
    }
}
