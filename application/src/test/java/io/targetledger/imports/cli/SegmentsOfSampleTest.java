package io.targetledger.imports.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sectors × RFM classes of the imported CRM sample, asked of the product as anybody would, against what the lines of the
 * files say when they are sorted and cut into five here.
 */
@EnabledIf(
        value = "io.targetledger.imports.cli.SampleCrm#isThere",
        disabledReason = "the CRM sample is not beside the project: nothing of this run says anything about it")
class SegmentsOfSampleTest {

    private static final String END = "2017-12-31";
    private static final List<String> CLASSES = List.of(
            "CHAMPIONS",
            "LOYAL",
            "POTENTIAL_LOYALISTS",
            "NEW_CUSTOMERS",
            "PROMISING",
            "NEED_ATTENTION",
            "ABOUT_TO_SLEEP",
            "AT_RISK",
            "CANNOT_LOSE",
            "HIBERNATING");

    @TempDir
    static Path rejects;

    private static Path sample;
    private static TestServer server;
    private static TestClient admin;

    @BeforeAll
    static void importItAndDefineTheClasses() {
        sample = Objects.requireNonNull(SampleCrm.directory());
        server = TestServer.start();
        admin = server.as("root", Role.ADMIN);
        Imports.into(server, rejects).crm(sample);
        for (String each : CLASSES) {
            define(each.toLowerCase(Locale.ROOT), input("rfm", input("classes", List.of(each))));
        }
        define("software", input("rule", "sector = \"software\""));
    }

    private static void define(String code, Map<String, Object> definition) {
        String id = "segment/" + code;
        admin.change("defineSegment", input("code", code, "name", input("en", code), "definition", definition))
                .ok();
        admin.change("activateSegment", input("segmentId", id)).ok();
        admin.change("evaluateSegment", input("segmentId", id, "on", END)).ok();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everySectorHasTheClassesThatTheFilesGiveIt() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        for (String each : CLASSES) {
            Answer answer =
                    admin.ask("""
                    { segment(id: "segment/%s") { size members(on: "%s", first: 100) { totalCount nodes { customer { sector } } } } }
                    """.formatted(each.toLowerCase(Locale.ROOT), END)).ok();
            List<String> sectors = answer.all("segment.members.nodes[*].customer.sector");
            assertThat(answer.<Integer>get("segment.size")).isEqualTo(sectors.size());
            sectors.forEach(sector -> found.merge(sector + " " + each, 1, Integer::sum));
        }
        assertThat(found).isEqualTo(countedFromTheFiles());
        assertThat(found.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(85);
    }

    @Test
    void theValueOfASegmentIsTheRevenueOfItsMembers() throws IOException {
        Map<String, String> sectors = new HashMap<>();
        rows("accounts.csv").forEach(row -> sectors.put(row[0], row[1]));
        BigDecimal expected = rows("sales_pipeline.csv").stream()
                .filter(row -> row[4].equals("Won") && sectors.get(row[3]).equals("software"))
                .map(row -> new BigDecimal(row[7]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Answer answer = admin.ask("""
                {
                  segment(id: "segment/software") {
                    size revenue
                    metrics(period: {start: "2017-01-01", end: "2017-12-31"}) { customers revenue wonDeals lostDeals conversion }
                  }
                  segmentOverlap(firstId: "segment/software", secondId: "segment/champions", on: "%s") { first second both }
                }""".formatted(END)).ok();
        assertThat(new BigDecimal(answer.<String>get("segment.revenue"))).isEqualByComparingTo(expected);
        assertThat(new BigDecimal(answer.<String>get("segment.metrics.revenue")))
                .isEqualByComparingTo(expected);
        assertThat(answer.<Integer>get("segment.metrics.lostDeals")).isEqualTo((int) rows("sales_pipeline.csv").stream()
                .filter(row -> row[4].equals("Lost") && sectors.get(row[3]).equals("software"))
                .count());
        assertThat(answer.<Map<String, Integer>>get("segmentOverlap"))
                .isEqualTo(Map.of("first", 7, "second", 11, "both", 3));
    }

    private static Map<String, Integer> countedFromTheFiles() throws IOException {
        Map<String, Long> last = new HashMap<>();
        Map<String, Long> deals = new HashMap<>();
        Map<String, Long> revenue = new HashMap<>();
        for (String[] row : rows("sales_pipeline.csv")) {
            if (row[4].equals("Won")) {
                last.merge(row[3], LocalDate.parse(row[6]).toEpochDay(), Math::max);
                deals.merge(row[3], 1L, Long::sum);
                revenue.merge(row[3], new BigDecimal(row[7]).longValueExact(), Long::sum);
            }
        }
        Map<String, Integer> counted = new TreeMap<>();
        for (String[] row : rows("accounts.csv")) {
            int recency = fifth(last, row[0]);
            int value = (int) Math.round((fifth(deals, row[0]) + fifth(revenue, row[0])) / 2.0);
            counted.merge(row[1] + " " + classOf(recency, value), 1, Integer::sum);
        }
        return counted;
    }

    /** Sorted and dealt out as NTILE(5) does; those that tie take what the middle one of them is dealt. */
    private static int fifth(Map<String, Long> all, String account) {
        List<String> sorted = new ArrayList<>(all.keySet());
        sorted.sort(Comparator.comparing(all::get));
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < sorted.size(); place++) {
            if (all.get(sorted.get(place)).equals(all.get(account))) {
                places.add(place);
            }
        }
        int middle = places.get((places.size() - 1) / 2);
        // 85 accounts: five parts of 17
        assertThat(sorted).hasSize(85);
        return 1 + middle / 17;
    }

    private static String classOf(int recency, int value) {
        return switch (recency) {
            case 5 -> value == 1 ? "NEW_CUSTOMERS" : value <= 3 ? "POTENTIAL_LOYALISTS" : "CHAMPIONS";
            case 4 -> value == 1 ? "PROMISING" : value <= 3 ? "POTENTIAL_LOYALISTS" : "LOYAL";
            case 3 -> value <= 2 ? "ABOUT_TO_SLEEP" : value == 3 ? "NEED_ATTENTION" : "LOYAL";
            default -> value <= 2 ? "HIBERNATING" : value <= 4 ? "AT_RISK" : "CANNOT_LOSE";
        };
    }

    private static List<String[]> rows(String file) throws IOException {
        try (Stream<String> lines = Files.lines(sample.resolve(file))) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        }
    }
}
