package io.targetledger.organisation;

import io.targetledger.command.AggregateKind;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.NameSource;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The organisation, as the rest of the application finds it. */
@Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {

    @Bean
    static AggregateKind<OrganisationUnit> unitKind() {
        return new AggregateKind<>(OrganisationUnit.class, OrganisationUnitCommand.class);
    }

    @Bean
    static AggregateKind<Person> personKind() {
        return new AggregateKind<>(Person.class, PersonCommand.class);
    }

    @Bean
    OrganisationQueries organisationQueries(Views views) {
        return new OrganisationQueries(views);
    }

    @Bean
    OrganisationRegister organisationRegister(OrganisationQueries organisation, Decisions decisions) {
        return new CurrentOrganisation(organisation, decisions);
    }

    @Bean
    NameSource<?> unitNames(Views views) {
        return NameSource.of("unit", views, OrganisationUnitFold.UNITS, OrganisationUnitView::name);
    }

    @Bean
    NameSource<?> personNames(Views views) {
        return NameSource.of("person", views, PersonFold.PEOPLE, PersonView::name);
    }

    @Bean
    FactTable<?> organisationDimension(Views views, FactNames names) {
        return OrganisationDimension.table(views, names);
    }
}
