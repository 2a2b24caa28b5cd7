package io.targetledger.segment;

import java.time.Clock;

import io.targetledger.command.AggregateKind;
import io.targetledger.customer.CustomerQueries;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.NameSource;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.projection.Decisions;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Customer segments, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class SegmentConfiguration {

    @Bean
    static AggregateKind<CustomerSegment> segmentKind() {
        return new AggregateKind<>(CustomerSegment.class, SegmentCommand.class);
    }

    @Bean
    SegmentQueries segmentQueries(Views views) {
        return new SegmentQueries(views);
    }

    @Bean
    CustomerDeals customerDeals(CustomerQueries customers, MeasurementQueries measurements) {
        return new CustomerDeals(customers, measurements);
    }

    @Bean
    SegmentFigures segmentFigures(SegmentQueries segments, CustomerDeals deals) {
        return new SegmentFigures(segments, deals);
    }

    @Bean
    CustomerBook customerBook(CustomerQueries customers, CustomerDeals deals, Decisions decisions, Clock clock) {
        return new CurrentCustomerBook(customers, deals, decisions, clock.getZone());
    }

    @Bean
    SegmentRegister segmentRegister(SegmentQueries segments, Decisions decisions) {
        return new CurrentSegmentRegister(segments, decisions);
    }

    @Bean
    static SegmentAccess segmentAccess() {
        return new SegmentAccess();
    }

    @Bean
    FactTable<?> segmentMembershipFacts(Views views, FactNames names) {
        return SegmentMembershipFacts.table(views, names);
    }

    @Bean
    NameSource<?> segmentNames(Views views) {
        return NameSource.of("segment", views, SegmentFold.SEGMENTS, SegmentView::name);
    }
}
