package io.targetledger.histories;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.targetledger.goal.Actuals;
import io.targetledger.measurement.Fact;
import io.targetledger.metric.Formula;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OwnerId;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.Period;

/** The amount of a metric for somebody in a period, worked out from every fact of the {@link World} anew. */
record MeasuredInWorld(World world) implements Actuals {

    @Override
    public Optional<BigDecimal> of(MetricId metric, OwnerId owner, Period period, SegmentId segment) {
        return of(metric, owner, period, segment, period.start());
    }

    private Optional<BigDecimal> of(MetricId metric, OwnerId owner, Period period, SegmentId segment, LocalDate first) {
        Optional<MetricCatalogue.Entry> entry = world.find(metric);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        String formula = entry.get().definition().formula();
        if (formula != null) {
            return Formula.parse(formula)
                    .evaluate(
                            code -> of(MetricId.of(code), owner, period, segment, first),
                            code -> of(MetricId.of(code), owner, before(period), segment, first));
        }
        List<Fact> facts = world.facts.values().stream()
                .filter(fact -> fact.metricId().equals(metric) && period.contains(fact.on()))
                .filter(fact -> world.stoodWithin(fact.subjectId().value(), owner.value(), fact.on()))
                .filter(fact -> segment == null || world.plans.isOfMember(fact, segment, first))
                .toList();
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        switch (entry.get().definition().aggregation()) {
                            case SUM -> sum(facts);
                            case AVERAGE ->
                                sum(facts).divide(BigDecimal.valueOf(facts.size()), 6, RoundingMode.HALF_EVEN);
                            case LAST -> last(facts).amount();
                            case DERIVED -> throw new AssertionError("A derived metric has a formula");
                        });
    }

    private static BigDecimal sum(List<Fact> facts) {
        return facts.stream().map(Fact::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The latest recorded of the latest day: facts stand in the order in which they were recorded. */
    private static Fact last(List<Fact> facts) {
        LocalDate day =
                facts.stream().map(Fact::on).max(Comparator.naturalOrder()).orElseThrow();
        return facts.stream()
                .filter(fact -> fact.on().equals(day))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static Period before(Period period) {
        return new Period(
                period.start().minusDays(period.days()), period.start().minusDays(1));
    }
}
