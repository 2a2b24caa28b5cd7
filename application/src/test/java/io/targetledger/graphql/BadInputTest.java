package io.targetledger.graphql;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.EAST;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.REVENUE;
import static io.targetledger.testing.Company.smart;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Everything that can be got wrong is answered with what was given, what is allowed and what to do, in the caller's language. */
class BadInputTest {

    static TestServer server;
    static Company company;
    static TestClient admin;
    static String goal;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
        goal = company.goal("Grow in Pudong", LI_NA, "100000");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void unknownAndMalformedIdsAreNamedWithTheFieldTheyStandIn() {
        refused("reviseTarget", input("goalId", "goal/none", "target", "1", "reason", "r"), "NOT_FOUND@goalId");
        refused("reviseTarget", input("goalId", "none", "target", "1", "reason", "r"), "NOT_AN_ID@goalId");
        refused("defineGoal", smart("Grow somewhere else", "person/nobody", "5"), "UNKNOWN_OWNER@ownerId");
        refused("defineGoal", smart("Grow somewhere else", "nobody", "5"), "NOT_AN_ID@ownerId");
        refused(
                "defineGoal",
                smart("Grow somewhere else", LI_NA, "5", "metricId", "metric/none"),
                "UNKNOWN_METRIC@metricId");
        refused(
                "defineGoal",
                smart("Grow somewhere else", LI_NA, "5", "parentId", "goal/none"),
                "UNKNOWN_PARENT@parentId");
        refused("defineGoal", smart("Grow somewhere else", LI_NA, "5", "parentId", "person/x"), "NOT_AN_ID@parentId");
        refused(
                "recordMeasurement",
                input("metricId", "metric/none", "subjectId", LI_NA, "on", "2026-01-01", "amount", "1"),
                "UNKNOWN_METRIC@metricId");
        refused(
                "recordMeasurement",
                input("metricId", REVENUE, "subjectId", "product/none", "on", "2026-01-01", "amount", "1"),
                "UNKNOWN_SUBJECT@subjectId");
        refused(
                "recordMeasurement",
                input("externalId", "a b", "metricId", REVENUE, "subjectId", LI_NA, "on", "2026-01-01", "amount", "1"),
                "NOT_AN_ID@externalId");
        refused(
                "lockTargets",
                input("period", Company.YEAR, "scopeId", "everyone", "reason", "r"),
                "NOT_AN_ID@scopeId");
        refused(
                "establishUnit",
                input("code", "x y", "name", input("en", "X"), "kind", "TEAM", "since", "2025-01-01"),
                "NOT_AN_ID@code");
        refused(
                "transferPerson",
                input("personId", LI_NA, "unitId", "unit/none", "since", "2026-01-01", "reason", "r"),
                "UNKNOWN_UNIT@unitId");
    }

    @Test
    void aGoalThatIsNotSmartIsToldEverythingItLacks() {
        Answer answer = admin.change("defineGoal", input("title", "Grow the district"));

        assertThat(answer.refusals())
                .contains(
                        "METRIC_MISSING@metricId",
                        "OWNER_MISSING@ownerId",
                        "TARGET_MISSING@target",
                        "BASELINE_MISSING@baseline",
                        "CONFIDENCE_MISSING@confidence",
                        "RATIONALE_MISSING@rationale",
                        "RELEVANCE_MISSING@parentId",
                        "WEIGHT_MISSING@weight",
                        "PERIOD_MISSING@period");
        assertThat(answer.<Object>get("position")).isNull();
    }

    @Test
    void numbersDatesAndTextsOutOfRangeAreNamedWithTheirField() {
        refused("defineGoal", smart("Grow somewhere else", LI_NA, "0"), "TARGET_NOT_POSITIVE@target");
        refused("defineGoal", smart("Grow somewhere else", LI_NA, "-5"), "TARGET_NOT_POSITIVE@target");
        refused("reviseTarget", input("goalId", goal, "target", "-1", "reason", "r"), "TARGET_NOT_POSITIVE@target");
        refused(
                "reviseTarget",
                input("goalId", goal, "target", "1.0000001", "reason", "r"),
                "NUMBER_OUT_OF_RANGE@target");
        refused("reviseTarget", input("goalId", goal, "target", "2", "reason", " "), "REASON_MISSING@reason");
        refused(
                "reviseTarget",
                input("goalId", goal, "target", "2", "reason", "r".repeat(1001)),
                "TEXT_TOO_LONG@reason");
        refused(
                "changePeriod",
                input("goalId", goal, "period", input("start", "2026-05-01", "end", "2026-04-01"), "reason", "r"),
                "PERIOD_ENDS_BEFORE_START@period");
        refused(
                "changePeriod",
                input("goalId", goal, "period", input("start", "1800-05-01", "end", "1800-06-01"), "reason", "r"),
                "DATE_OUT_OF_RANGE@period.start");
        refused(
                "reassessConfidence",
                input("goalId", goal, "confidence", "1.5", "rationale", "x"),
                "CONFIDENCE_OUT_OF_RANGE@confidence");
        refused(
                "defineMetric",
                input(
                        "code",
                        "m",
                        "name",
                        input("en", " "),
                        "unit",
                        "COUNT",
                        "direction",
                        "INCREASE",
                        "aggregation",
                        "SUM"),
                "TEXT_MISSING@name.en");
        refused(
                "reviseTarget",
                input("goalId", goal, "target", "2", "reason", "r", "effectiveAt", "2999-01-01T00:00:00Z"),
                "EFFECTIVE_AT_OUT_OF_RANGE@effectiveAt");
    }

    @Test
    void whatIsNoNumberDateOrIdOfTheSchemaIsRefusedBeforeAnythingRuns() {
        String revise = "mutation { reviseTarget(input: {goalId: \"%s\", target: %s, reason: \"r\"}) { version } }";
        for (String number : List.of("\"NaN\"", "\"1e5\"", "\"Infinity\"", "true", "\"ten\"", "1e999999999")) {
            Answer answer = admin.ask(revise.formatted(goal, number));
            assertThat(answer.errorCode()).as(number).isEqualTo("GRAPHQL_VALIDATION_FAILED");
            assertThat(answer.errorMessage()).contains("Decimal");
        }
        assertThat(admin.ask("query($a: DateTime) { goal(id: \"goal/x\", asOf: $a) { id } }", Map.of("a", "yesterday"))
                        .errorMessage())
                .contains("DateTime")
                .contains("yesterday");
        assertThat(admin.ask("{ goals(first: 1.5) { nodes { id } } }").errorCode())
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
        assertThat(admin.ask("{ goal(id: \"goal/x\") { nothing } }").errorCode())
                .isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void tenMegabytesOfTextAreRefusedUnread() {
        Answer answer =
                admin.change("reviseTarget", input("goalId", goal, "target", "2", "reason", "x".repeat(10_000_000)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.errorCode()).isEqualTo("REQUEST_TOO_LARGE");
        assertThat(answer.<Object>errors().toString()).contains("bytes allowed; send less in one request");
    }

    @Test
    void aClosedGoalTakesNoChange() {
        String closed = company.goal("Close me soon", LI_NA, "100000");
        admin.change("cancelGoal", input("goalId", closed, "reason", "merged")).ok();

        refused("reviseTarget", input("goalId", closed, "target", "2", "reason", "r"), "GOAL_IS_CLOSED@goalId");
        Answer chinese =
                admin.speaking("zh-CN").change("reviseTarget", input("goalId", closed, "target", "2", "reason", "r"));
        assertThat(chinese.<String>get("userErrors[0].message")).contains("重新打开");
    }

    @Test
    void aStaleVersionIsRefusedWithTheVersionThereIs() {
        String stale = company.goal("Change me twice", LI_NA, "100000");

        Answer answer = refused(
                "reviseTarget",
                input("goalId", stale, "target", "2", "reason", "r", "expectedVersion", 1),
                "STALE_VERSION@expectedVersion");

        assertThat(answer.<String>get("userErrors[0].message"))
                .contains("version 2")
                .contains("version 1");
    }

    @Test
    void aCommandIdIsAnsweredOnceAndForOneRequestOnly() {
        Map<String, Object> first = smart("Sent twice by a bad line", LI_NA, "100000", "commandId", "line-1");
        Answer once = admin.change("defineGoal", first, "goal { id title }").ok();
        Answer again = admin.change("defineGoal", first, "goal { id title }").ok();

        assertThat(again.<String>get("goal.id")).isEqualTo(once.get("goal.id"));
        assertThat(again.<Integer>get("position")).isEqualTo(once.<Integer>get("position"));
        assertThat(admin.ask("{ goals(filter: {owner: \"person/li.na\"}) { nodes { title } } }")
                        .<String>all("goals.nodes[?(@.title == 'Sent twice by a bad line')].title"))
                .hasSize(1);
        refused(
                "defineGoal",
                smart("Another goal altogether", LI_NA, "100000", "commandId", "line-1"),
                "COMMAND_ID_REUSED@commandId");
    }

    @Test
    void cyclesAreRefused() {
        String top = company.goal("Top of the tree", EAST, "100000");
        String below = company.goal("Below the top", LI_NA, "1000", "parentId", top);

        refused("alignGoal", input("goalId", top, "parentId", below), "GOAL_WOULD_CONTAIN_ITSELF@parentId");
        refused("alignGoal", input("goalId", top, "parentId", top), "GOAL_WOULD_CONTAIN_ITSELF@parentId");
        Answer unit = admin.change(
                "moveUnit", input("unitId", EAST, "parentId", PUDONG, "since", "2026-01-01", "reason", "r"));
        assertThat(unit.refusals()).hasSize(1).allMatch(refusal -> refusal.endsWith("@parentId"));
    }

    @Test
    void twoAlignmentsAtOnceCannotMakeACycle() {
        for (int i = 0; i < 10; i++) {
            String one = company.goal("One of two goals " + i, LI_NA, "1000");
            String other = company.goal("Other of two goals " + i, LI_NA, "1000");
            CountDownLatch together = new CountDownLatch(1);
            List<CompletableFuture<Answer>> alignments = Stream.of(List.of(one, other), List.of(other, one))
                    .map(pair -> CompletableFuture.supplyAsync(() -> {
                        await(together);
                        return admin.change("alignGoal", input("goalId", pair.get(0), "parentId", pair.get(1)));
                    }))
                    .toList();
            together.countDown();

            assertThat(alignments.stream()
                            .map(CompletableFuture::join)
                            .map(Answer::refusals)
                            .toList())
                    .containsExactlyInAnyOrder(List.of(), List.of("GOAL_WOULD_CONTAIN_ITSELF@parentId"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void queriesThatCannotBeAnsweredSayWhyInBothLanguages() {
        fails("{ goals(first: 201) { nodes { id } } }", "BAD_USER_INPUT", "between 0 and 200, was 201", "200 之间");
        fails("{ goals(first: -1) { nodes { id } } }", "BAD_USER_INPUT", "was -1", "-1");
        fails("{ goals(first: 1, last: 1) { nodes { id } } }", "BAD_USER_INPUT", "not both", "不能同时");
        fails("{ goals(after: \"rubbish\") { nodes { id } } }", "CURSOR_INVALID", "rubbish", "游标");
        fails(
                "{ auditLog(filter: {eventType: [\"TargetRevised\"]}) { nodes { id: position } } }",
                "BAD_USER_INPUT",
                "goal.TargetRevised",
                "不认识");
        fails("{ goals(asOf: \"2999-01-01T00:00:00Z\") { nodes { id } } }", "AS_OF_IN_FUTURE", "2999-01-01", "晚于");
        fails("{ node(id: \"rubbish\") { id } }", "BAD_USER_INPUT", "rubbish", "rubbish");
        fails("{ goal(id: \"person/li.na\") { id } }", "BAD_USER_INPUT", "person/li.na", "person/li.na");
        fails("{ goals(filter: {team: \"person/li.na\"}) { nodes { id } } }", "BAD_USER_INPUT", "unit", "unit");
        fails(
                "{ goals(filter: {owner: \"person/li.na\", unit: \"unit/east\"}) { nodes { id } } }",
                "BAD_USER_INPUT",
                "give one",
                "其中一个");
        String cursor = admin.ask("{ goals(orderBy: {field: TITLE}, first: 1) { pageInfo { endCursor } } }")
                .ok()
                .get("goals.pageInfo.endCursor");
        fails(
                "{ goals(orderBy: {field: TARGET}, first: 1, after: \"%s\") { nodes { id } } }".formatted(cursor),
                "CURSOR_INVALID",
                "in this order",
                "排序");
    }

    @Test
    void messagesOfRefusedChangesAreInTheLanguageAskedFor() {
        Map<String, Object> stale = input("goalId", goal, "target", "2", "reason", "r", "expectedVersion", 99);

        assertThat(admin.change("reviseTarget", stale).<String>get("userErrors[0].message"))
                .startsWith(goal + " is at");
        for (String chinese : List.of("zh-CN", "zh", "zh-TW")) {
            assertThat(admin.speaking(chinese).change("reviseTarget", stale).<String>get("userErrors[0].message"))
                    .as(chinese)
                    .contains("版本");
        }
        assertThat(admin.speaking("fr").change("reviseTarget", stale).<String>get("userErrors[0].message"))
                .contains("is at version");
    }

    @Test
    void nobodysTokenIsRefusedAtTheDoor() {
        Answer answer = server.withToken("nobody-knows-this-token").ask("{ ledger { head } }");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void whoMayOnlyReadCannotWriteAndWhoMayOnlyReadFactsCannotReadObjects() {
        Answer writing = server.as("audit", Role.AUDITOR)
                .change("reviseTarget", input("goalId", goal, "target", "2", "reason", "r"));
        assertThat(writing.errorCode()).isEqualTo("FORBIDDEN");
        assertThat(writing.errorMessage()).contains("audit").contains("AUDITOR").contains("ReviseTarget");

        TestClient bi = server.as("power.bi", Role.BI);
        for (String query : List.of(
                "{ goals { nodes { id } } }",
                "{ goal(id: \"%s\") { id } }".formatted(goal),
                "{ node(id: \"%s\") { id } }".formatted(goal),
                "{ auditLog { nodes { position } } }",
                "{ people { nodes { id } } }")) {
            Answer reading = bi.ask(query);
            assertThat(reading.errorCode()).as(query).isEqualTo("FORBIDDEN");
        }
        bi.ask("{ ledger { head } }").ok();
        assertThat(server.as("zhao.min", Role.SALES_REP)
                        .change("reviseTarget", input("goalId", goal, "target", "2", "reason", "r"))
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void unknownIdsInQueriesFindNothing() {
        Answer answer = admin.ask(
                        "{ goal(id: \"goal/none\") { id } person(id: \"person/none\") { id } unit(id: \"unit/none\") { id }"
                                + " metric(id: \"metric/none\") { id } measurement(id: \"measurement/none\") { id } targetLock(id:"
                                + " \"lock/none\") { id } customer(id: \"customer/none\") { id } product(id: \"product/none\") { id }"
                                + " node(id: \"goal/none\") { id } goals(filter: {owner: \"person/none\"}) { totalCount } }")
                .ok();

        for (String field : List.of(
                "goal", "person", "unit", "metric", "measurement", "targetLock", "customer", "product", "node")) {
            assertThat(answer.<Object>get(field)).as(field).isNull();
        }
        assertThat(answer.<Integer>get("goals.totalCount")).isZero();
    }

    private static Answer refused(String mutation, Map<String, Object> input, String refusal) {
        Answer answer = admin.change(mutation, input);
        assertThat(answer.refusals()).as(answer.toString()).containsExactly(refusal);
        assertThat(answer.<String>get("userErrors[0].message"))
                .isNotBlank()
                .doesNotContain("{")
                .doesNotContainPattern("[A-Z]_[A-Z]");
        String chinese = admin.speaking("zh-CN").change(mutation, input).get("userErrors[0].message");
        assertThat(chinese).as(refusal).containsPattern("\\p{IsHan}");
        return answer;
    }

    private static void fails(String query, String code, String english, String chinese) {
        Answer answer = admin.ask(query);
        assertThat(answer.errorCode()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.errorMessage()).contains(english);
        assertThat(admin.speaking("zh-CN").ask(query).errorMessage())
                .contains(chinese)
                .containsPattern("\\p{IsHan}");
    }
}
