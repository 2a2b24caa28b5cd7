package io.targetledger.histories;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.targetledger.campaign.CampaignEvent;
import io.targetledger.customer.CustomerEvent;
import io.targetledger.goal.GoalEvent;
import io.targetledger.improvement.PlanEvent;
import io.targetledger.lock.TargetLockEvent;
import io.targetledger.measurement.MeasurementEvent;
import io.targetledger.metric.MetricEvent;
import io.targetledger.organisation.OrganisationUnitEvent;
import io.targetledger.organisation.PersonEvent;
import io.targetledger.product.ProductEvent;
import io.targetledger.review.AssessmentEvent;
import io.targetledger.review.ReviewCycleEvent;
import io.targetledger.review.ReviewEvent;
import io.targetledger.review.ReviewTemplateEvent;
import io.targetledger.segment.SegmentEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RandomHistoryTest {

    @Test
    void theSameSeedGivesTheSameHistory() {
        assertThat(RandomHistory.of(7, 200)).isEqualTo(RandomHistory.of(7, 200));
        assertThat(RandomHistory.of(7, 200)).isNotEqualTo(RandomHistory.of(8, 200));
    }

    @Test
    void everyEventOfEveryAggregateHappensSoonerOrLater() {
        Set<Class<?>> seen = RandomHistory.of(42, 3_000).stream()
                .map(happened -> happened.event().getClass())
                .collect(Collectors.toSet());
        Set<Class<?>> all = new HashSet<>();
        for (Class<?> events : List.of(
                GoalEvent.class,
                MetricEvent.class,
                MeasurementEvent.class,
                OrganisationUnitEvent.class,
                PersonEvent.class,
                CustomerEvent.class,
                ProductEvent.class,
                TargetLockEvent.class,
                ReviewTemplateEvent.class,
                ReviewCycleEvent.class,
                ReviewEvent.class,
                AssessmentEvent.class,
                SegmentEvent.class,
                CampaignEvent.class,
                PlanEvent.class)) {
            all.addAll(List.of(events.getPermittedSubclasses()));
        }
        assertThat(seen).isEqualTo(all);
    }

    @Test
    void theEventsOfAnAggregateAreNumberedWithoutGaps() {
        RandomHistory.of(1, 500).stream()
                .collect(Collectors.groupingBy(Happened::aggregateId))
                .forEach((id, events) -> assertThat(events)
                        .as(id)
                        .extracting(Happened::sequence)
                        .containsExactlyElementsOf(
                                LongStream.range(0, events.size()).boxed().toList()));
    }
}
