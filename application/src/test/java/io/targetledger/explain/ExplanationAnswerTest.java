package io.targetledger.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.projection.Views;
import io.targetledger.testing.Answer;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.MessageSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How explanations are answered: levels, pages, words, bounds, round trips. */
class ExplanationAnswerTest {

    private static TestServer server;
    private static ExplainedCompany company;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = ExplainedCompany.on(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void levelsLeaveOutWhatLiesBelowAndSaySo() {
        Answer goal = company.admin()
                .ask(
                        "query($id: ID!) { goal(id: $id) { explain(of: PACING, levels: 1) " + Told.FIELDS + " } }",
                        Map.of("id", company.top()))
                .ok();
        assertThat(goal.<Integer>all("goal.explain.nodes[*].level")).containsExactly(0, 1, 1);
        assertThat(goal.<Boolean>all("goal.explain.nodes[*].inputsLeftOut")).containsExactly(false, true, true);
        assertThat(goal.<Integer>all("goal.explain.nodes[*].inputs")).containsExactly(2, 2, 2);
    }

    @Test
    void positionsAreReadPageByPage() {
        String field = "query($id: ID!, $after: Long) { goal(id: $id) { explain(of: ACTUAL) { nodes { quantity sources"
                + " { count first last positions(first: 2, after: $after) } } } } }";
        Answer goal = company.admin().ask(field, Map.of("id", company.top())).ok();
        List<Integer> counts = goal.all("goal.explain.nodes[?(@.quantity=='MEASURED')].sources.count");
        int node = 1 + counts.indexOf(counts.stream().max(Integer::compare).orElseThrow());
        String sources = "goal.explain.nodes[%d].sources.".formatted(node);
        List<Object> seen = new ArrayList<>(goal.<Object>all(sources + "positions"));
        while (seen.size() < counts.get(node - 1)) {
            Answer next = company.admin()
                    .ask(field, Map.of("id", company.top(), "after", seen.get(seen.size() - 1)))
                    .ok();
            seen.addAll(next.<Object>all(sources + "positions"));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(counts.get(node - 1));
        assertThat(seen.get(0)).isEqualTo(goal.<Object>get(sources + "first"));
        assertThat(seen.get(seen.size() - 1)).isEqualTo(goal.<Object>get(sources + "last"));
    }

    @Test
    void itSpeaksTheLanguageAskedFor() {
        String field = "query($id: ID!) { goal(id: $id) { explain { nodes { label formula { text } } } } }";
        assertThat(company.admin()
                        .ask(field, Map.of("id", company.ofPudong()))
                        .ok()
                        .<String>all("goal.explain.nodes[*].label"))
                .contains("Attainment", "Actual", "Target", "Measured");
        Answer chinese = company.admin()
                .speaking("zh-CN")
                .ask(field, Map.of("id", company.ofPudong()))
                .ok();
        assertThat(chinese.<String>all("goal.explain.nodes[*].label")).contains("达成率", "实际值", "目标值", "度量值");
        assertThat(chinese.<String>get("goal.explain.nodes[0].formula.text")).startsWith("实际值 ÷ 目标值");
    }

    @ParameterizedTest
    @EnumSource(Quantity.class)
    void everyQuantityHasAWord(Quantity quantity) {
        assertThat(words("explain.quantity." + quantity)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Computation.class)
    void everyFormulaHasWords(Computation computation) {
        assertThat(words("explain.formula." + computation.id())).hasSize(2);
    }

    private static List<String> words(String key) {
        var messages = company.server().bean(MessageSource.class);
        return List.of(
                messages.getMessage(key, null, Locale.ENGLISH),
                messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE));
    }

    @Test
    void whatIsTooMuchNamesTheLimit() {
        Answer rows = company.admin()
                .ask(
                        "{ trend(measure: ATTAINMENT, bucket: DAY, from: \"2026-01-01\") { rows { explain { value } } } }");
        assertThat(rows.errorCode()).isEqualTo("EXPLANATION_TOO_MANY_ROWS");
        assertThat(rows.errorMessage()).contains("at most 100 are explained");
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            many.append("a%d: explain(of: PACING) { nodes { index } } ".formatted(i));
        }
        Answer nodes = company.admin().ask("{ goals(first: 13) { nodes { " + many + " } } }");
        assertThat(nodes.errorMessage()).contains("at most 5000 nodes");
        Answer levels = company.admin()
                .ask(
                        "query($id: ID!) { goal(id: $id) { explain(levels: -1) { value } } }",
                        Map.of("id", company.top()));
        assertThat(levels.errorMessage()).isEqualTo("-1 is out of range: from 0 to 50.");
        Answer positions = company.admin()
                .ask(
                        "query($id: ID!) { goal(id: $id) { explain { nodes { sources { positions(first: 1001) } } } } }",
                        Map.of("id", company.top()));
        assertThat(positions.errorMessage()).contains("1001 is out of range: from 1 to 1000.");
    }

    @Test
    void manyGoalsTakeNoMoreRoundTripsThanOne() {
        String one = "{ goals(first: 1) { nodes { explain { value } } } }";
        String many = "{ goals(first: 13) { nodes { explain { value } } } }";
        assertThat(roundTrips(many)).isEqualTo(roundTrips(one)).isEqualTo(4);
        String unexplained = "{ trend(measure: ATTAINMENT, bucket: QUARTER, from: \"2026-01-01\") { rows { value } } }";
        assertThat(roundTrips(unexplained)).isEqualTo(2);
    }

    private static int roundTrips(String query) {
        company.admin().ask(query).ok();
        company.server().bean(Views.class).upToDate();
        int before = company.server().roundTrips();
        company.admin().ask(query).ok();
        return company.server().roundTrips() - before;
    }
}
