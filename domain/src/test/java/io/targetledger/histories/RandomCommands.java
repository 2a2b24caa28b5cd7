package io.targetledger.histories;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

import io.targetledger.customer.CustomerCommand.RegisterCustomer;
import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.lock.LockId;
import io.targetledger.lock.TargetLockCommand.LockTargets;
import io.targetledger.lock.TargetLockCommand.UnlockTargets;
import io.targetledger.measurement.Dimension;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementCommand.RetractMeasurement;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.metric.MetricCommand.RedefineMetric;
import io.targetledger.metric.MetricCommand.RetireMetric;
import io.targetledger.metric.MetricDefinition;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.StandardMetrics;
import io.targetledger.organisation.OrganisationUnitCommand.AppointHead;
import io.targetledger.organisation.OrganisationUnitCommand.DissolveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.EstablishUnit;
import io.targetledger.organisation.OrganisationUnitCommand.MoveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.RenameUnit;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonCommand.JoinOrganisation;
import io.targetledger.organisation.PersonCommand.RecordDeparture;
import io.targetledger.organisation.PersonCommand.TransferPerson;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.product.ProductCommand.DiscontinueProduct;
import io.targetledger.product.ProductCommand.ListProduct;
import io.targetledger.product.ProductId;
import io.targetledger.product.ProductListing;
import io.targetledger.shared.Command;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;

/** Commands as people in a small sales organisation would give them, now and then mistaken ones among them. */
final class RandomCommands {

    private static final LocalDate FOUNDED = LocalDate.of(2024, 1, 1);
    private static final List<String> UNITS =
            List.of("acme", "emea", "apac", "north", "south", "east", "west", "inside");
    private static final List<UnitLevel> LEVELS = List.of(
            UnitLevel.COMPANY,
            UnitLevel.REGION,
            UnitLevel.REGION,
            UnitLevel.OFFICE,
            UnitLevel.OFFICE,
            UnitLevel.TEAM,
            UnitLevel.TEAM,
            UnitLevel.TEAM);
    private static final List<String> PEOPLE = List.of("li.na", "wang.wei", "ada", "grace", "alan", "edsger");

    final Random random;
    final World world;
    private final RandomGoalCommands goals;
    private final RandomReviewCommands reviews;
    private final RandomSegmentCommands segments;
    private final RandomPlanCommands plans;
    private final List<MeasurementId> measurements = new ArrayList<>();
    private final List<LockId> locks = new ArrayList<>();

    RandomCommands(long seed, World world) {
        this.random = new Random(seed);
        this.world = world;
        this.goals = new RandomGoalCommands(this);
        this.reviews = new RandomReviewCommands(this);
        this.segments = new RandomSegmentCommands(this);
        this.plans = new RandomPlanCommands(this);
    }

    /** The standard metrics, a company with regions, offices and teams, and a person in each team. */
    List<Command> founding() {
        List<Command> commands = new ArrayList<>(StandardMetrics.in("CNY"));
        for (int i = 0; i < UNITS.size(); i++) {
            UnitId parent = i == 0 ? null : new UnitId("unit/" + UNITS.get(i == 1 ? 0 : (i - 1) / 2));
            commands.add(new EstablishUnit(
                    new UnitId("unit/" + UNITS.get(i)),
                    LocalizedName.of(UNITS.get(i)),
                    LEVELS.get(i),
                    parent,
                    FOUNDED));
        }
        for (int i = 0; i < PEOPLE.size(); i++) {
            commands.add(new JoinOrganisation(
                    new PersonId("person/" + PEOPLE.get(i)),
                    new LocalizedName(PEOPLE.get(i), "某某"),
                    random.nextBoolean() ? "Account executive" : null,
                    new UnitId("unit/" + UNITS.get(5 + i % 3)),
                    FOUNDED.plusDays(random.nextInt(60))));
        }
        return commands;
    }

    int daysUntilNext() {
        return random.nextInt(4);
    }

    Command next(LocalDate today) {
        if (random.nextInt(4) == 0) {
            return reviews.next(today);
        }
        int other = random.nextInt(8);
        if (other < 3) {
            return other == 0 ? plans.next(today) : segments.next(today);
        }
        int dice = random.nextInt(100);
        if (dice < 50) {
            return goals.next(today);
        }
        if (dice < 75) {
            return measurement(today);
        }
        if (dice < 87) {
            return organisation(today);
        }
        return dice < 92 ? lock(today) : catalogue();
    }

    private Command measurement(LocalDate today) {
        int dice = measurements.isEmpty() ? 0 : random.nextInt(10);
        if (dice < 6) {
            MeasurementId id = new MeasurementId("measurement/crm." + measurements.size());
            measurements.add(id);
            return new RecordMeasurement(
                    id,
                    new Fact(
                            metric(),
                            subject(),
                            today.minusDays(random.nextInt(40)),
                            amount(),
                            random.nextBoolean() ? List.of() : List.of(new Dimension("product", "GTX " + dice))),
                    null);
        }
        MeasurementId id = one(world.facts.isEmpty() ? measurements : world.facts.keySet());
        if (dice < 9) {
            return new CorrectMeasurement(
                    id,
                    random.nextInt(5) == 0 ? metric() : null,
                    random.nextInt(3) == 0 ? subject() : null,
                    random.nextInt(3) == 0 ? today.minusDays(random.nextInt(60)) : null,
                    random.nextInt(3) > 0 ? amount() : null,
                    reason());
        }
        return new RetractMeasurement(id, reason());
    }

    private Command organisation(LocalDate today) {
        LocalDate day = today.plusDays(random.nextInt(60) - 45);
        return switch (random.nextInt(12)) {
            case 0 ->
                new EstablishUnit(
                        new UnitId("unit/new." + random.nextInt(20)),
                        LocalizedName.of("New"),
                        UnitLevel.TEAM,
                        unit(),
                        day);
            case 1 -> new RenameUnit(unit(), LocalizedName.of("Unit " + random.nextInt(9)), reason());
            case 2, 3, 4 -> new MoveUnit(unit(), random.nextInt(9) == 0 ? null : unit(), day, reason());
            case 5, 6 -> new AppointHead(unit(), person(), day, reason());
            case 7 -> random.nextInt(4) == 0 ? new DissolveUnit(unit(), day, reason()) : transfer(day);
            case 8 ->
                new JoinOrganisation(
                        new PersonId("person/new." + random.nextInt(20)), LocalizedName.of("New"), null, unit(), day);
            case 9 -> random.nextInt(3) == 0 ? new RecordDeparture(person(), day, reason()) : transfer(day);
            default -> transfer(day);
        };
    }

    private Command transfer(LocalDate day) {
        return new TransferPerson(person(), unit(), day, reason());
    }

    private Command lock(LocalDate today) {
        if (locks.isEmpty() || random.nextInt(3) > 0) {
            LockId id = new LockId("lock/" + locks.size());
            locks.add(id);
            return new LockTargets(id, period(today), random.nextInt(4) == 0 ? null : owner(), reason());
        }
        return new UnlockTargets(one(locks), reason());
    }

    private Command catalogue() {
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                new RegisterCustomer(
                        new CustomerId("customer/" + random.nextInt(5)),
                        new CustomerProfile(
                                "Customer " + random.nextInt(3),
                                "retail",
                                1990,
                                amount(),
                                random.nextInt(9),
                                null,
                                null),
                        reason());
            case 2, 3 ->
                new ListProduct(
                        new ProductId("product/" + random.nextInt(3)),
                        new ProductListing("GTX", null, amount().abs(), "USD"),
                        reason());
            case 4 -> {
                ProductId listed = new ProductId("product/listed");
                yield random.nextBoolean() && world.products.contains(listed)
                        ? new DiscontinueProduct(listed, reason())
                        : new ListProduct(listed, new ProductListing("MG", "MG", null, null), reason());
            }
            case 5 -> random.nextInt(5) == 0 ? new RetireMetric(metric(), reason()) : redefinition();
            default -> redefinition();
        };
    }

    private Command redefinition() {
        MetricCatalogue.Entry entry = world.find(metric()).orElseThrow();
        MetricDefinition was = entry.definition();
        return new RedefineMetric(
                entry.metricId(),
                new MetricDefinition(
                        was.name(),
                        "Version " + random.nextInt(5),
                        was.unit(),
                        was.currency(),
                        was.direction(),
                        was.aggregation(),
                        was.formula()),
                reason());
    }

    /** A quarter, half-year or odd number of days about today. */
    Period period(LocalDate today) {
        LocalDate start = today.withDayOfMonth(1).plusMonths(random.nextInt(5) - 2);
        return random.nextInt(4) == 0
                ? new Period(start.plusDays(3), start.plusDays(3L + random.nextInt(90)))
                : new Period(
                        start, start.plusMonths(random.nextBoolean() ? 3 : 6).minusDays(1));
    }

    /** Given most of the time: not giving one is the mistake that is made most. */
    Reason reason() {
        return random.nextInt(8) == 0 ? null : new Reason("because " + random.nextInt(1_000));
    }

    /** Mostly positive, with up to two decimals. */
    BigDecimal amount() {
        return BigDecimal.valueOf(random.nextInt(100_000) - 5_000L, random.nextInt(3));
    }

    MetricId metric() {
        return random.nextInt(3) > 0 ? MetricId.of("revenue") : one(world.metrics.keySet());
    }

    OwnerId owner() {
        return new OwnerId(one(world.places.keySet()));
    }

    private SubjectId subject() {
        return new SubjectId(one(world.places.keySet()));
    }

    UnitId unit() {
        return new UnitId("unit/" + one(UNITS));
    }

    PersonId person() {
        return new PersonId("person/" + one(PEOPLE));
    }

    <T> T one(Collection<T> of) {
        return of.stream().skip(random.nextInt(of.size())).findFirst().orElseThrow();
    }
}
