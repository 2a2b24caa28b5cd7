package io.targetledger.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.targetledger.measurement.Dimension;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.MeasurementView;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnknownPerson;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Closed deals. One that was won is revenue and a deal won, one that was lost is a deal lost, each measured of the person on
 * the day it was closed. A deal whose outcome changed has the measurements of the old outcome corrected to 0, so that it can
 * change back.
 */
@Component
final class DealIntake implements Intake<DealIntake.Deal> {

    private static final String REVENUE = "revenue";
    private static final String WON = "won";
    private static final String LOST = "lost";

    private final MeasuredFacts facts;
    private final Subjects subjects;

    DealIntake(MeasuredFacts facts, Subjects subjects) {
        this.facts = facts;
        this.subjects = subjects;
    }

    enum Outcome {
        WON,
        LOST
    }

    record Deal(
            String code,
            Outcome outcome,
            PersonId person,
            LocalDate on,
            BigDecimal amount,
            List<Dimension> dimensions) {

        MeasurementId measurement(String what) {
            return new MeasurementId("measurement/crm." + code + "." + what);
        }

        Map<MeasurementId, Fact> facts() {
            return outcome == Outcome.WON ? won(amount, BigDecimal.ONE) : lost(BigDecimal.ONE);
        }

        /** What the other outcome would have been measured as, with amounts of 0. */
        Map<MeasurementId, Fact> factsOfOtherOutcome() {
            return outcome == Outcome.WON ? lost(BigDecimal.ZERO) : won(BigDecimal.ZERO, BigDecimal.ZERO);
        }

        private Map<MeasurementId, Fact> won(BigDecimal revenue, BigDecimal deals) {
            Map<MeasurementId, Fact> facts = new LinkedHashMap<>();
            facts.put(measurement(REVENUE), fact("revenue", revenue));
            facts.put(measurement(WON), fact("won_deals", deals));
            return facts;
        }

        private Map<MeasurementId, Fact> lost(BigDecimal deals) {
            return Map.of(measurement(LOST), fact("lost_deals", deals));
        }

        private Fact fact(String metric, BigDecimal measured) {
            return new Fact(MetricId.of(metric), new SubjectId(person.value()), on, measured, dimensions);
        }
    }

    @Override
    public RowKind kind() {
        return RowKind.DEALS;
    }

    @Override
    public Deal read(Fields fields) {
        String id = Codes.id("deal", fields.required("id"));
        String code = id.substring(id.indexOf('/') + 1);
        List<Dimension> dimensions = new ArrayList<>();
        dimensions.add(new Dimension("opportunity", code));
        add(dimensions, "product", fields.text("product"));
        add(dimensions, "customer", fields.text("customer"));
        Outcome outcome = fields.requiredChoice("outcome", Outcome.class);
        Deal deal = new Deal(
                code,
                outcome,
                new PersonId(Codes.id("person", fields.required("person"))),
                fields.requiredDate("on"),
                outcome == Outcome.WON ? fields.requiredNumber("amount") : BigDecimal.ZERO,
                List.copyOf(dimensions));
        deal.facts(); // refuses what no fact can be made of
        return deal;
    }

    private static void add(List<Dimension> dimensions, String name, @Nullable String value) {
        if (value != null) {
            dimensions.add(new Dimension(name, value));
        }
    }

    @Override
    public String id(Deal row) {
        return row.code();
    }

    @Override
    public Planner<Deal> planner(List<Deal> rows, ReadPoint at, Terms terms) {
        Map<String, Versioned<MeasurementView>> known = facts.known(
                rows.stream()
                        .flatMap(deal -> Stream.of(REVENUE, WON, LOST).map(deal::measurement))
                        .map(MeasurementId::value)
                        .toList(),
                at);
        Subjects.Known there = subjects.known(
                rows.stream().map(deal -> deal.person().value()).distinct().toList(), at);
        return deal -> {
            // In a dry run the person may come in the same import.
            if (!terms.dryRun() && there.find(deal.person().value()).isEmpty()) {
                throw new UnknownPerson("person", deal.person());
            }
            Plan plan = new Plan();
            deal.facts().forEach((id, fact) -> facts.plan(plan, id, fact, known, terms));
            deal.factsOfOtherOutcome().forEach((id, nothing) -> {
                if (known.containsKey(id.value())) {
                    facts.plan(plan, id, nothing, known, terms);
                }
            });
            return plan;
        };
    }
}
