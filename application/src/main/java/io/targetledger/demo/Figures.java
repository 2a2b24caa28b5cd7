package io.targetledger.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.demo.Staff.Member;
import io.targetledger.measurement.Dimension;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementCommand.RetractMeasurement;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.MetricId;
import io.targetledger.shared.Reason;

/** What was measured: revenue and deals of each seller by month, and by week in the quarter that runs; satisfaction by team. */
final class Figures {

    private static final int WEEK = 7;
    private static final double[] WEEKS = {0.8, 1.1, 0.9, 1.2};

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;
    private final int firstYear;
    private final LocalDate today;
    private final Market market;

    Figures(Script script, Numbers numbers, Roster roster, int firstYear, LocalDate today) {
        this.script = script;
        this.numbers = numbers;
        this.roster = roster;
        this.firstYear = firstYear;
        this.today = today;
        this.market = new Market(numbers);
    }

    void of(Quarter quarter) {
        for (int month = 0; month < 3; month++) {
            LocalDate first = quarter.months().get(month);
            if (first.isAfter(today)) {
                break;
            }
            for (Member seller : roster.sellers()) {
                seller(seller, quarter, month, first);
            }
            for (String team : roster.teams()) {
                team(team, first);
            }
        }
        script.scene();
        corrections(quarter);
    }

    private void seller(Member seller, Quarter quarter, int month, LocalDate first) {
        LocalDate last = first.plusMonths(1).minusDays(1);
        BigDecimal sales = numbers.sales(seller, quarter, month, firstYear);
        boolean running = !quarter.end().isBefore(today);
        if (running) {
            weeks(seller, sales, first, last);
        } else {
            record(seller, "revenue", last, sales, product(seller, first));
        }
        LocalDate on = last.isAfter(today) ? today : last;
        String name = seller.code() + first;
        int won = numbers.between("won " + name, 3, 9);
        int lost = numbers.between("lost " + name, 2, 7);
        int fresh = numbers.between("new " + name, 0, 3);
        record(seller, "won_deals", on, BigDecimal.valueOf(won), List.of());
        record(
                seller,
                "lost_deals",
                on,
                BigDecimal.valueOf(lost),
                List.of(customer(market.buyer(seller, "lost " + first))));
        record(seller, "new_customers", on, BigDecimal.valueOf(fresh), List.of());
    }

    private void weeks(Member seller, BigDecimal month, LocalDate first, LocalDate last) {
        int week = 0;
        for (LocalDate end = first.plusDays(WEEK - 1L); !end.isAfter(last) && !end.isAfter(today); week++) {
            record(
                    seller,
                    "revenue",
                    end,
                    Numbers.share(month, WEEKS[week % WEEKS.length] / WEEKS.length),
                    product(seller, end));
            end = end.plusDays(WEEK);
        }
    }

    private List<Dimension> product(Member seller, LocalDate on) {
        int place = numbers.between("product " + seller.code() + on, 0, Story.PRODUCTS.size() - 1);
        return List.of(
                new Dimension("product", Story.PRODUCTS.get(place)), customer(market.buyer(seller, on.toString())));
    }

    private static Dimension customer(Market.Client client) {
        return new Dimension("customer", client.name());
    }

    private void record(Member seller, String metric, LocalDate on, BigDecimal amount, List<Dimension> dimensions) {
        SubjectId subject = new SubjectId(seller.id().value());
        script.act(
                Staff.representative(seller.code()),
                new RecordMeasurement(
                        measurement(seller.code(), metric, on),
                        new Fact(MetricId.of(metric), subject, on, amount, dimensions),
                        null),
                on);
    }

    private void team(String team, LocalDate first) {
        LocalDate last = first.plusMonths(1).minusDays(1);
        LocalDate on = last.isAfter(today) ? today : last;
        SubjectId subject = new SubjectId("unit/" + team);
        String name = team + first;
        BigDecimal satisfied = Numbers.decimal(numbers.between("csat " + name, 0.80, 0.97), 3);
        BigDecimal days = BigDecimal.valueOf(numbers.between("cycle " + name, 41, 63));
        script.act(
                Staff.operations(),
                new RecordMeasurement(
                        measurement(team, "csat", on),
                        new Fact(MetricId.of("csat"), subject, on, satisfied, List.of()),
                        null),
                on);
        script.act(
                Staff.operations(),
                new RecordMeasurement(
                        measurement(team, "sales_cycle_days", on),
                        new Fact(MetricId.of("sales_cycle_days"), subject, on, days, List.of()),
                        null),
                on);
    }

    /** Some revenue is corrected by the head of the team in the month after, and seldom taken back. */
    private void corrections(Quarter quarter) {
        if (!quarter.end().isBefore(today)) {
            return;
        }
        LocalDate last = quarter.months().get(1).minusDays(1);
        LocalDate later = last.plusDays(17);
        for (Member seller : roster.sellers()) {
            String name = seller.code() + quarter.code();
            MeasurementId id = measurement(seller.code(), "revenue", last);
            Reason reason = Reasons.of(Reasons.CORRECTED, numbers, "correction " + name);
            if (numbers.happens("correction " + name, 0.12)) {
                BigDecimal corrected = Numbers.share(
                        numbers.sales(seller, quarter, 0, firstYear), numbers.between("corrected " + name, 0.82, 0.97));
                script.act(
                        Staff.manager(roster.headOf(roster.teamOf(seller))),
                        new CorrectMeasurement(id, null, null, null, corrected, reason),
                        later);
            } else if (numbers.happens("retraction " + name, 0.01)) {
                script.act(
                        Staff.manager(roster.headOf(roster.teamOf(seller))), new RetractMeasurement(id, reason), later);
            }
        }
        script.scene();
    }

    private static MeasurementId measurement(String subject, String metric, LocalDate on) {
        return new MeasurementId("measurement/demo." + subject + "." + metric + "." + on);
    }
}
