package io.targetledger.demo;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.customer.CustomerCommand.RegisterCustomer;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.demo.Staff.Member;
import io.targetledger.demo.Staff.Unit;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.MetricCommand.DefineMetric;
import io.targetledger.metric.StandardMetrics;
import io.targetledger.organisation.OrganisationUnitCommand.AppointHead;
import io.targetledger.organisation.OrganisationUnitCommand.EstablishUnit;
import io.targetledger.organisation.PersonCommand.JoinOrganisation;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.product.ProductCommand.ListProduct;
import io.targetledger.product.ProductId;
import io.targetledger.product.ProductListing;
import io.targetledger.security.Actor;
import io.targetledger.shared.Ids;

/** Last year and this year, quarter by quarter. */
final class Story {

    static final String CURRENCY = "CNY";

    /** Products that deals are about, with their list prices. */
    static final List<String> PRODUCTS =
            List.of("Spectrum 200", "Spectrum 400", "Flow Meter X", "Lab Assistant", "Service contract");

    private final Script script;
    private final Numbers numbers;
    private final LocalDate today;
    private final int firstYear;
    private final Roster roster = new Roster();
    private final YearGoals years;
    private final QuarterGoals goals;
    private final QuarterChanges changes;
    private final QuarterEnd end;
    private final Figures figures;
    private final Reorganisation reorganisation;
    private final Segments segments;
    private final ImprovementStory improvements;
    private final Reviews reviews;

    Story(Script script, Numbers numbers, LocalDate today) {
        this.script = script;
        this.numbers = numbers;
        this.today = today;
        this.firstYear = today.getYear() - 1;
        this.years = new YearGoals(script, numbers, roster, firstYear);
        this.goals = new QuarterGoals(script, numbers, roster, firstYear, years);
        this.changes = new QuarterChanges(script, numbers, roster, years, goals);
        this.end = new QuarterEnd(script, numbers, roster);
        this.figures = new Figures(script, numbers, roster, firstYear, today);
        this.reorganisation = new Reorganisation(script, roster);
        this.segments = new Segments(script, numbers, roster, firstYear, today);
        this.improvements = new ImprovementStory(script, numbers, roster, firstYear, today);
        this.reviews = new Reviews(script, numbers, roster, today);
    }

    void tell() {
        LocalDate beginning = LocalDate.of(firstYear, 1, 1);
        catalogue(beginning);
        organisation(beginning);
        market(beginning);
        segments.define(beginning);
        reviews.template(beginning);
        for (int year = firstYear; year <= today.getYear(); year++) {
            years.ofYear(year);
            for (int number = 1; number <= 4; number++) {
                Quarter quarter = new Quarter(year, number);
                if (quarter.start().isAfter(today)) {
                    goals.drafts(quarter);
                    break;
                }
                quarter(quarter);
            }
            if (LocalDate.of(year, 12, 31).isBefore(today)) {
                years.close(year);
            }
        }
        if (today.getMonthValue() > 9) {
            goals.drafts(new Quarter(today.getYear() + 1, 1));
        }
        improvements.ofToday();
    }

    private void quarter(Quarter quarter) {
        boolean isFirstYear = quarter.year() == firstYear;
        if (isFirstYear && quarter.number() == 2) {
            reorganisation.newcomer(quarter.start());
        } else if (isFirstYear && quarter.number() == 3) {
            reorganisation.transfer(quarter.start());
        } else if (!isFirstYear && quarter.number() == 1) {
            reorganisation.reorganise(quarter.start());
            years.realign(
                    "electronics",
                    "shenzhen",
                    "shanghai",
                    quarter.year(),
                    quarter.start().plusDays(10));
        }
        goals.ofQuarter(quarter);
        goals.lock(quarter);
        if (quarter.start().plusDays(50).isBefore(today)) {
            changes.revise(quarter);
        }
        if (!isFirstYear
                && quarter.number() == 2
                && quarter.start().plusDays(45).isBefore(today)) {
            Member gone = reorganisation.departure(quarter.start().plusDays(44));
            changes.handOver(gone, quarter);
        }
        figures.of(quarter);
        segments.ofQuarter(quarter);
        if (quarter.end().isBefore(today)) {
            end.of(quarter, changes.handedOver());
            reviews.of(quarter);
        } else {
            changes.doubts(quarter);
        }
        if (isFirstYear && quarter.number() == 3) {
            improvements.ofTheFirstYear(quarter);
        }
    }

    /** What is measured first, then one by one what is computed from it. */
    private void catalogue(LocalDate on) {
        Actor operations = Staff.operations();
        List<DefineMetric> standard = StandardMetrics.in(CURRENCY);
        standard.stream()
                .filter(metric -> metric.definition().aggregation() != Aggregation.DERIVED)
                .forEach(metric -> script.act(operations, metric, on));
        standard.stream()
                .filter(metric -> metric.definition().aggregation() == Aggregation.DERIVED)
                .forEach(metric -> {
                    script.scene();
                    script.act(operations, metric, on);
                });
        script.scene();
    }

    private void organisation(LocalDate on) {
        Actor operations = Staff.operations();
        for (UnitLevel level : UnitLevel.values()) {
            for (Unit unit : Staff.units(level)) {
                UnitId parent = unit.parent() == null ? null : new UnitId("unit/" + unit.parent());
                script.act(operations, new EstablishUnit(unit.id(), unit.name(), level, parent, on), on);
            }
            script.scene();
        }
        join(Staff.OPERATIONS, on);
        Staff.HEADS.forEach(head -> join(head, on));
        Staff.REPRESENTATIVES.forEach(seller -> join(seller, on));
        script.scene();
        Staff.HEADS.forEach(head ->
                script.act(operations, new AppointHead(new UnitId("unit/" + head.unit()), head.id(), on, null), on));
        script.scene();
    }

    private void join(Member member, LocalDate on) {
        script.act(
                Staff.operations(),
                new JoinOrganisation(
                        member.id(), member.name(), member.title(), new UnitId("unit/" + member.unit()), on),
                on);
    }

    private void market(LocalDate on) {
        for (Market.Client client : Market.CLIENTS) {
            String name = client.name();
            CustomerProfile profile = new CustomerProfile(
                    name,
                    client.sector(),
                    numbers.between("established " + name, 1960, 2015),
                    null,
                    numbers.between("employees " + name, 80, 9_000),
                    name.codePointAt(0) > 'z' ? "China" : "Europe",
                    null);
            script.act(Staff.operations(), new RegisterCustomer(client.id(), profile, null), on);
        }
        for (String name : PRODUCTS) {
            ProductListing listing = new ProductListing(
                    name,
                    name.startsWith("Spectrum") ? "Spectrum" : null,
                    Numbers.hundreds(numbers.between("price " + name, 20_000.0, 260_000.0)),
                    CURRENCY);
            script.act(
                    Staff.operations(),
                    new ListProduct(new ProductId("product/" + Ids.codeOf(name)), listing, null),
                    on);
        }
        script.scene();
    }
}
