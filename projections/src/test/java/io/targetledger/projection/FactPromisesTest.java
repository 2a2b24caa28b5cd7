package io.targetledger.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.targetledger.Capabilities;
import io.targetledger.audit.AuditFacts;
import io.targetledger.campaign.CampaignFacts;
import io.targetledger.campaign.CampaignQueries;
import io.targetledger.customer.CustomerDimension;
import io.targetledger.customer.CustomerFold;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactPage;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.NameSource;
import io.targetledger.goal.GoalFacts;
import io.targetledger.goal.Standings;
import io.targetledger.improvement.CheckInFacts;
import io.targetledger.improvement.ImprovementPlanFacts;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.measurement.MeasurementFact;
import io.targetledger.measurement.MeasurementFacts;
import io.targetledger.measurement.MeasurementFold;
import io.targetledger.measurement.Series;
import io.targetledger.metric.MetricDimension;
import io.targetledger.metric.MetricFold;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.MetricView;
import io.targetledger.organisation.OrganisationDimension;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OrganisationUnitFold;
import io.targetledger.organisation.OrganisationUnitView;
import io.targetledger.organisation.PersonFold;
import io.targetledger.organisation.PersonView;
import io.targetledger.product.ProductDimension;
import io.targetledger.review.RatingFacts;
import io.targetledger.review.ReviewFacts;
import io.targetledger.segment.SegmentMembershipFacts;
import io.targetledger.segment.SegmentQueries;
import io.targetledger.shared.LocalizedName;
import io.targetledger.testing.TestDatabase;
import io.targetledger.trend.TargetRevisionFacts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

import static org.assertj.core.api.Assertions.assertThat;

/** For every table, after random valid histories, at several points of them. */
class FactPromisesTest {

    private static final int ALL = 10_000;

    private final SteppedClock clock = new SteppedClock();

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void smallPagesMakeTheTableAndWhatChangedMakesItUpToDateAndWhatWasReadStays(@ForAll long seed) {
        try (TestDatabase database = TestDatabase.open();
                Ledger ledger = Ledger.open(
                        database.database(),
                        Capabilities.EVENTS,
                        LedgerSettings.defaults().withClock(clock));
                Views views = Views.open(ledger, database.database(), Capabilities.FOLDS, clock, ZoneOffset.UTC)) {
            Random random = new Random(seed);
            History history = History.of(seed, 200);
            List<FactTable<?>> tables = tables(views);
            Map<String, Map<String, FactRow>> kept = new HashMap<>();
            Map<String, List<? extends FactRow>> before = new HashMap<>();
            ReadPoint last = new ReadPoint(0, Instant.EPOCH, LocalDate.EPOCH);
            int written = 0;
            while (written < history.size()) {
                int until = Math.min(history.size(), written + 1 + random.nextInt(history.size() / 2));
                while (written < until) {
                    int some = Math.min(until, written + 1 + random.nextInt(12));
                    history.writeTo(ledger, seed, written, some);
                    written = some;
                    clock.step(Duration.ofHours(random.nextInt(40)));
                }
                ReadPoint now = views.upToDate();
                for (FactTable<?> table : tables) {
                    List<? extends FactRow> rows = all(table, FactQuestion.ALL.ofSize(ALL), now);
                    assertThat(all(table, FactQuestion.ALL.ofSize(1 + random.nextInt(9)), now))
                            .as("small pages of %s", table.name())
                            .isEqualTo(rows);
                    assertThat(keyed(rows)).as("keys of %s", table.name()).hasSameSizeAs(rows);

                    Map<String, FactRow> refreshed = kept.computeIfAbsent(table.name(), name -> new HashMap<>());
                    FactQuestion changed =
                            last.position() == 0 ? FactQuestion.ALL : FactQuestion.ALL.changedAfter(last.position());
                    refreshed.putAll(keyed(all(table, changed, now)));
                    assertThat(refreshed).as("refreshed %s", table.name()).isEqualTo(keyed(rows));

                    if (last.position() > 0) {
                        assertThat(all(table, FactQuestion.ALL, last))
                                .as("%s as it was read", table.name())
                                .isEqualTo(before.get(table.name()));
                    }
                    before.put(table.name(), rows);
                }
                last = now;
            }
            assertMeasurements(tables, ledger, last);
            assertDaysPartition(tables, last);
        }
    }

    /** The table of measurements is what the fold says without any machinery. */
    private static void assertMeasurements(List<FactTable<?>> tables, Ledger ledger, ReadPoint at) {
        Map<String, Object> expected = new HashMap<>();
        PlainFold.after(ledger.read(0, ALL), at.position(), MeasurementFold.MEASUREMENTS)
                .forEach((id, view) -> expected.put(id, List.of(view.amount(), view.on(), view.retracted())));
        Map<String, Object> found = new HashMap<>();
        FactTable<?> table = tables.stream()
                .filter(one -> one.rowType() == MeasurementFact.class)
                .findFirst()
                .orElseThrow();
        for (FactRow row : all(table, FactQuestion.ALL, at)) {
            MeasurementFact fact = (MeasurementFact) row;
            found.put(fact.measurementId(), List.of(fact.amount(), fact.businessDate(), fact.deleted()));
        }
        assertThat(found).isEqualTo(expected);
    }

    /** Half-open ranges of time that touch hold every row once, whatever time they touch at. */
    private static void assertDaysPartition(List<FactTable<?>> tables, ReadPoint at) {
        Instant middle = SteppedClock.START.plus(
                Duration.between(SteppedClock.START, at.moment()).dividedBy(2));
        for (FactTable<?> table : tables) {
            List<FactRow> rows = new ArrayList<>(all(table, FactQuestion.ALL.changedBetween(null, middle), at));
            List<? extends FactRow> late = all(table, FactQuestion.ALL.changedBetween(middle, null), at);
            assertThat(rows).allMatch(row -> row.changedAt().isBefore(middle), table.name() + " before " + middle);
            assertThat(late).allMatch(row -> !row.changedAt().isBefore(middle), table.name() + " from " + middle);
            rows.addAll(late);
            assertThat(keyed(rows)).as(table.name()).isEqualTo(keyed(all(table, FactQuestion.ALL, at)));
        }
    }

    private static <R extends Record & FactRow> List<R> all(FactTable<R> table, FactQuestion question, ReadPoint at) {
        List<R> rows = new ArrayList<>();
        FactPage<R> page = table.page(question, at);
        rows.addAll(page.rows());
        while (page.hasNextPage()) {
            assertThat(page.rows()).hasSize(question.size());
            page = table.page(question.after(page.endCursor()), at);
            rows.addAll(page.rows());
        }
        assertThat(page.endCursor()).isNotEmpty();
        assertThat(table.page(question.after(page.endCursor()), at).rows()).isEmpty();
        return rows;
    }

    private static Map<String, FactRow> keyed(List<? extends FactRow> rows) {
        Map<String, FactRow> keyed = new LinkedHashMap<>();
        rows.forEach(row -> keyed.put(row.rowKey(), row));
        return keyed;
    }

    private static List<FactTable<?>> tables(Views views) {
        FactNames names = new FactNames(List.of(
                NameSource.of("metric", views, MetricFold.METRICS, MetricView::name),
                NameSource.of("unit", views, OrganisationUnitFold.UNITS, OrganisationUnitView::name),
                NameSource.of("person", views, PersonFold.PEOPLE, PersonView::name),
                NameSource.of(
                        "customer", views, CustomerFold.CUSTOMERS, customer -> LocalizedName.of(customer.name()))));
        OrganisationQueries organisation = new OrganisationQueries(views);
        MetricQueries metrics = new MetricQueries(views);
        Standings standings =
                new Standings(organisation, metrics, new Series(views, metrics), new SegmentQueries(views));
        return List.of(
                GoalFacts.table(views, standings, names),
                TargetRevisionFacts.table(views, names),
                MeasurementFacts.table(views, names),
                ReviewFacts.table(views, names),
                RatingFacts.table(views, names),
                ImprovementPlanFacts.table(views, organisation, names),
                CheckInFacts.table(views, organisation, names),
                SegmentMembershipFacts.table(views, names),
                CampaignFacts.table(views, new CampaignQueries(views), names),
                AuditFacts.table(views, Set.of("Review", "Assessment", "ImprovementPlan")),
                OrganisationDimension.table(views, names),
                MetricDimension.table(views),
                CustomerDimension.table(views),
                ProductDimension.table(views));
    }

    /** A business whose events are hours or days apart. */
    private static final class SteppedClock extends Clock {

        static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

        private volatile Instant now = START;

        void step(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
