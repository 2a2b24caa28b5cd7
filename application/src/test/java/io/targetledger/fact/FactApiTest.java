package io.targetledger.fact;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.demo.Demo;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.NewEvent;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.MetricId;
import io.targetledger.projection.Views;
import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Rows of the demo company, as a BI tool reads them. */
class FactApiTest {

    static TestServer server;
    static TestClient bi;
    static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        server.bean(Demo.class).fill(1, LocalDate.of(2026, 5, 15));
        bi = server.as("bi.service", Role.BI);
        admin = server.as("root", Role.ADMIN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** All columns there are. */
    private static String query(String table, String arguments) {
        FactTable<?> found = server.bean(FactTables.class).named(table).orElseThrow();
        return "{ page: %s%s { rows { %s } endCursor hasNextPage snapshot position } }"
                .formatted(
                        table,
                        arguments.isEmpty() ? "" : "(" + arguments + ")",
                        found.columns().stream().map(Column::name).collect(Collectors.joining(" ")));
    }

    private static List<Map<String, Object>> rows(Answer answer) {
        return answer.ok().all("page.rows[*]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auditFacts",
                "calendarDimension",
                "campaignFacts",
                "checkInFacts",
                "customerDimension",
                "goalFacts",
                "improvementPlanFacts",
                "measurementFacts",
                "metricDimension",
                "organisationDimension",
                "productDimension",
                "ratingFacts",
                "reviewFacts",
                "segmentMembershipFacts",
                "targetRevisionFacts"
            })
    void theDemoCompanyHasRowsInEachTableAndSmallPagesMakeTheLargeOne(String table) {
        Answer large = bi.ask(query(table, table.equals("auditFacts") ? "first: 1000" : "first: 10000"));
        List<Map<String, Object>> all = rows(large);
        String snapshot = large.get("page.snapshot");
        int size = Math.max(1, all.size() / 3);
        List<Map<String, Object>> paged = new ArrayList<>();
        String after = "";
        boolean more = true;
        while (more && paged.size() < all.size()) {
            Answer page = bi.ask(query(table, "first: %d, snapshot: \"%s\"%s".formatted(size, snapshot, after)));
            paged.addAll(rows(page));
            after = ", after: \"" + page.get("page.endCursor") + "\"";
            more = page.get("page.hasNextPage");
        }

        assertThat(all).isNotEmpty();
        assertThat(paged.subList(0, all.size())).isEqualTo(all);
        assertThat(all.stream().map(row -> row.get("rowKey"))).doesNotHaveDuplicates();
    }

    @Test
    void theSameSnapshotIsByteForByteTheSameAfterFurtherEvents() {
        String first = bi.ask(query("measurementFacts", "first: 500")).ok().get("page.snapshot");
        Map<String, String> before = new HashMap<>();
        for (String table : List.of("measurementFacts", "goalFacts", "organisationDimension", "metricDimension")) {
            before.put(
                    table,
                    bi.ask(query(table, "first: 500, snapshot: \"" + first + "\""))
                            .ok()
                            .toString());
        }
        server.clock().advance(Duration.ofDays(3));
        String measurement = rows(bi.ask(query("measurementFacts", "first: 1")))
                .get(0)
                .get("measurementId")
                .toString();
        admin.change("correctMeasurement", input("measurementId", measurement, "amount", "4711", "reason", "typing"))
                .ok();
        admin.change("renameUnit", input("unitId", unit(), "name", input("en", "Renamed"), "reason", "new name"))
                .ok();

        before.forEach((table, body) -> assertThat(bi.ask(query(table, "first: 500, snapshot: \"" + first + "\""))
                        .toString())
                .as(table)
                .isEqualTo(body));
    }

    private static String unit() {
        return rows(bi.ask(query("organisationDimension", "first: 1")))
                .get(0)
                .get("memberId")
                .toString();
    }

    @Test
    void aRefreshSeesCorrectionsAndRetractionsAndNothingElse() {
        Answer before = bi.ask(query("measurementFacts", "first: 10000"));
        List<Map<String, Object>> rows = rows(before);
        String corrected = rows.get(3).get("measurementId").toString();
        String retracted = rows.get(5).get("measurementId").toString();
        Instant from = server.clock().advance(Duration.ofHours(1));
        admin.change("correctMeasurement", input("measurementId", corrected, "amount", "17", "reason", "typing"))
                .ok();
        admin.change("retractMeasurement", input("measurementId", retracted, "reason", "never happened"))
                .ok();
        Instant to = server.clock().advance(Duration.ofHours(1));

        Answer byPosition = bi.ask(query("measurementFacts", "changedAfterPosition: " + before.get("page.position")));
        Answer byTime = bi.ask(query("measurementFacts", "changedFrom: \"%s\", changedTo: \"%s\"".formatted(from, to)));
        Answer later = bi.ask(query("measurementFacts", "changedFrom: \"%s\"".formatted(to)));

        assertThat(rows(byPosition)).isEqualTo(rows(byTime));
        assertThat(byPosition.<String>all("page.rows[*].measurementId")).containsExactly(corrected, retracted);
        assertThat(byPosition.<Boolean>all("page.rows[*].deleted")).containsExactly(false, true);
        assertThat(byPosition.<String>get("page.rows[0].amount")).isEqualTo("17");
        assertThat(rows(later)).isEmpty();
    }

    /** What belongs to the unit tells its new name when it is changed itself. */
    @Test
    void aNewNameOfSomethingElseChangesNoRow() {
        Answer before = bi.ask(query("organisationDimension", "first: 10000"));
        Map<String, Object> child = rows(before).stream()
                .filter(row -> row.get("parentId") != null && row.get("kind").equals("PERSON"))
                .findFirst()
                .orElseThrow();
        String parent = child.get("parentId").toString();
        server.clock().advance(Duration.ofHours(1));
        admin.change("renameUnit", input("unitId", parent, "name", input("en", "Quite another"), "reason", "fashion"))
                .ok();

        Answer changed = bi.ask(query("organisationDimension", "changedAfterPosition: " + before.get("page.position")));
        Answer now = bi.ask(query("organisationDimension", "first: 10000"));

        assertThat(changed.ok().<String>all("page.rows[*].memberId")).containsOnly(parent);
        assertThat(changed.<String>all("page.rows[*].name")).containsOnly("Quite another");
        assertThat(rows(now)).contains(child);
    }

    @Test
    void anEmptyPageSaysWhereItEnds() {
        Answer empty =
                bi.ask(query("goalFacts", "filter: { goalId: \"goal/none\" }")).ok();

        assertThat(rows(empty)).isEmpty();
        assertThat(empty.<String>get("page.endCursor")).isNotEmpty();
        assertThat(empty.<Boolean>get("page.hasNextPage")).isFalse();
    }

    @Test
    void onlyWhoMayReadEverythingReadsRowsAndBiReadsNothingElse() {
        assertThat(server.as("m", Role.MANAGER).ask(query("goalFacts", "")).errorCode())
                .isEqualTo("FORBIDDEN");
        assertThat(server.as("s", Role.SALES_REP)
                        .ask(query("organisationDimension", ""))
                        .errorCode())
                .isEqualTo("FORBIDDEN");
        server.as("a", Role.AUDITOR).ask(query("goalFacts", "first: 1")).ok();
        assertThat(bi.ask("{ goals { nodes { id } } }").errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void whatIsNotForEverybodyLeavesNoRowInTheAuditFacts() {
        for (String type : List.of("Review", "Assessment", "ImprovementPlan")) {
            assertThat(rows(bi.ask(query("auditFacts", "filter: { aggregateType: \"%s\" }".formatted(type)))))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void badInputIsNamed() {
        refuses("first: 10001", "10000, was 10001");
        refuses("after: \"nonsense\"", "nonsense is no cursor");
        refuses("snapshot: \"nonsense\"", "nonsense is no snapshot");
        String token = bi.ask(query("goalFacts", "first: 0")).ok().get("page.snapshot");
        refuses("snapshot: \"%s\", atLeastPosition: 1".formatted(token), "leave out asOf and atLeastPosition");
        String other = bi.ask(query("auditFacts", "first: 1")).ok().get("page.endCursor");
        refuses("after: \"%s\"".formatted(other), "is no cursor");
    }

    private static void refuses(String arguments, String words) {
        assertThat(bi.ask(query("goalFacts", arguments)).errorMessage()).contains(words);
        assertThat(bi.speaking("zh-CN").ask(query("goalFacts", arguments)).errorMessage())
                .isNotEmpty()
                .doesNotContain(words);
    }

    /** 10,000 rows of all columns, within the limits; several such in one request are not. */
    @Test
    void aPageOfTenThousandMeasurementsIsAnswered() {
        Ledger ledger = server.bean(Ledger.class);
        for (int part = 0; part < 50; part++) {
            List<NewEvent> events = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                MeasurementId id = new MeasurementId("measurement/bulk-" + part + "-" + i);
                Fact fact = new Fact(
                        new MetricId("metric/revenue"),
                        new SubjectId("person/bulk"),
                        LocalDate.of(1990, 1, 1).plusDays(part * 200L + i),
                        BigDecimal.valueOf(i),
                        List.of());
                events.add(new NewEvent(
                        id.value(), id.value(), "Measurement", 0, new MeasurementRecorded(id, fact, null), Map.of()));
            }
            ledger.append(new Append(events, null, null));
        }
        assertThat(server.bean(Views.class).projector().await(ledger.head().position(), Duration.ofMinutes(2)))
                .isTrue();
        String filter = "first: 10000, filter: { subjectId: \"person/bulk\" }";
        Answer page = bi.ask(query("measurementFacts", filter)).ok();

        assertThat(page.<String>all("page.rows[*].amount")).hasSize(10_000);
        assertThat(page.<Boolean>get("page.hasNextPage")).isFalse();
        String columns = query("measurementFacts", filter)
                .replaceFirst("^\\{ page: ", "")
                .replaceFirst("}$", "");
        assertThat(bi.ask("{ a: %s b: %s c: %s }".formatted(columns, columns, columns))
                        .errorCode())
                .isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void fiscalColumnsFollowTheFiscalYear() {
        Map<String, Object> day = rows(bi.ask(
                        query("calendarDimension", "filter: { from: \"2026-03-31\", to: \"2026-03-31\" }")))
                .get(0);

        assertThat(day).containsEntry("fiscalYear", 2026).containsEntry("fiscalQuarter", 1);
        assertThat(day).containsEntry("isoWeek", 14).containsEntry("dayOfWeek", 2);
    }
}
