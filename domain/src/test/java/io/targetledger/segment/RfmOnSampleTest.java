package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.targetledger.customer.CustomerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;

/** Sectors × RFM classes of the 85 accounts of the CRM sample at the end of 2017, against two other computations. */
@EnabledIf(
        value = "io.targetledger.segment.SampleCrm#isThere",
        disabledReason =
                "The CRM sample is not there: shared/data/crm-sales-opportunities in a directory above this one")
class RfmOnSampleTest {

    private static final LocalDate END = LocalDate.of(2017, 12, 31);

    /** Computed apart from this project: the same rules as a query of SQLite 3, by its window functions. */
    private static final String BY_SQL = """
            employment: AT_RISK 1, CHAMPIONS 1, HIBERNATING 1, NEW_CUSTOMERS 1
            entertainment: ABOUT_TO_SLEEP 1, AT_RISK 1, CHAMPIONS 1, POTENTIAL_LOYALISTS 3
            finance: ABOUT_TO_SLEEP 2, AT_RISK 2, HIBERNATING 1, LOYAL 3
            marketing: AT_RISK 1, CANNOT_LOSE 2, HIBERNATING 2, LOYAL 2, POTENTIAL_LOYALISTS 1
            medical: ABOUT_TO_SLEEP 1, AT_RISK 1, CHAMPIONS 1, HIBERNATING 4, LOYAL 3, NEED_ATTENTION 2
            retail: ABOUT_TO_SLEEP 1, AT_RISK 2, CHAMPIONS 2, HIBERNATING 2, LOYAL 5, NEED_ATTENTION 1, POTENTIAL_LOYALISTS 3, PROMISING 1
            services: CANNOT_LOSE 1, HIBERNATING 2, POTENTIAL_LOYALISTS 2
            software: CANNOT_LOSE 1, CHAMPIONS 3, HIBERNATING 2, LOYAL 1
            technolgy: ABOUT_TO_SLEEP 1, AT_RISK 1, CHAMPIONS 3, HIBERNATING 2, LOYAL 3, NEW_CUSTOMERS 1, PROMISING 1
            telecommunications: AT_RISK 2, HIBERNATING 2, LOYAL 1, POTENTIAL_LOYALISTS 1
            """;

    @Test
    void everySectorHasTheClassesThatAnIndependentComputationGivesIt() {
        assertThat(sectorsByClass(SampleCrm.customers(END))).isEqualTo(sectorsCountedByHand());
    }

    @Test
    void everySectorHasTheClassesThatSqlGivesIt() {
        String told = sectorsByClass(SampleCrm.customers(END)).entrySet().stream()
                .map(sector -> sector.getKey() + ": "
                        + sector.getValue().entrySet().stream()
                                .map(counted -> counted.getKey() + " " + counted.getValue())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(told).isEqualTo(BY_SQL);
    }

    /** The same numbers by way of segments: a rule on the sector, and the classes one by one. */
    @Test
    void theSegmentsOfTheSampleOverlapAsCounted() {
        List<CustomerAsOf> customers = SampleCrm.customers(END);
        List<CustomerId> software = members(new SegmentDefinition.ByRule("sector = \"software\""), customers);
        List<CustomerId> champions =
                members(new SegmentDefinition.ByRfm(List.of(RfmClass.CHAMPIONS), null, RfmTable.V1), customers);
        SegmentOverlap overlap = SegmentOverlap.of(software, champions);
        assertThat(overlap.first()).isEqualTo(7);
        assertThat(overlap.second()).isEqualTo(11);
        assertThat(overlap.both()).isEqualTo(3);
    }

    private static List<CustomerId> members(SegmentDefinition definition, List<CustomerAsOf> customers) {
        return Evaluation.of(definition, customers, List.of()).joined().stream()
                .map(SegmentEvent.MembershipChange::customer)
                .toList();
    }

    private static Map<String, Map<String, Integer>> sectorsByClass(List<CustomerAsOf> customers) {
        Map<CustomerId, Rfm.Placing> placed = Rfm.of(customers, null, RfmTable.V1);
        assertThat(placed).hasSize(85);
        Map<String, Map<String, Integer>> counted = new TreeMap<>();
        customers.forEach(customer -> counted.computeIfAbsent(customer.profile().sector(), sector -> new TreeMap<>())
                .merge(placed.get(customer.customer()).rfmClass().name(), 1, Integer::sum));
        return counted;
    }

    /** From the rows of the files, by counting who stands below whom instead of sorting. */
    private static Map<String, Map<String, Integer>> sectorsCountedByHand() {
        Map<String, Long> lastDay = new HashMap<>();
        Map<String, Long> deals = new HashMap<>();
        Map<String, Long> cents = new HashMap<>();
        for (String[] row : SampleCrm.rows("sales_pipeline.csv")) {
            if (row[4].equals("Won")) {
                lastDay.merge(row[3], LocalDate.parse(row[6]).toEpochDay(), Math::max);
                deals.merge(row[3], 1L, Long::sum);
                cents.merge(row[3], new BigDecimal(row[7]).movePointRight(2).longValueExact(), Long::sum);
            }
        }
        Map<String, Map<String, Integer>> counted = new TreeMap<>();
        for (String[] row : SampleCrm.rows("accounts.csv")) {
            int recency = score(lastDay, row[0]);
            double value = (score(deals, row[0]) + score(cents, row[0])) / 2.0;
            counted.computeIfAbsent(row[1], sector -> new TreeMap<>())
                    .merge(named(recency, Math.round(value)), 1, Integer::sum);
        }
        return counted;
    }

    private static int score(Map<String, Long> all, String account) {
        long below = all.values().stream().filter(v -> v < all.get(account)).count();
        int equal = Collections.frequency(all.values(), all.get(account));
        long middle = below + (equal - 1) / 2;
        // Walk through the parts, the first all.size() % 5 of them one longer, until the middle one is in it.
        int score = 1;
        long end = all.size() / 5 + (all.size() % 5 >= 1 ? 1 : 0);
        while (middle >= end) {
            score++;
            end += all.size() / 5 + (all.size() % 5 >= score ? 1 : 0);
        }
        return score;
    }

    private static String named(int recency, long value) {
        String grid = """
                HIBERNATING   HIBERNATING         AT_RISK             AT_RISK   CANNOT_LOSE
                HIBERNATING   HIBERNATING         AT_RISK             AT_RISK   CANNOT_LOSE
                ABOUT_TO_SLEEP ABOUT_TO_SLEEP     NEED_ATTENTION      LOYAL     LOYAL
                PROMISING     POTENTIAL_LOYALISTS POTENTIAL_LOYALISTS LOYAL     LOYAL
                NEW_CUSTOMERS POTENTIAL_LOYALISTS POTENTIAL_LOYALISTS CHAMPIONS CHAMPIONS
                """;
        return grid.lines().toList().get(recency - 1).split(" +")[(int) value - 1];
    }
}
