package io.targetledger.graphql;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.PUXI;
import static io.targetledger.testing.Company.ZHAO_MIN;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** The worked example of docs/time.md, and what it says of each of its parts. */
class TwoClocksApiTest {

    private static final String SECOND_OF_JUNE = "2026-06-02T00:00:00Z";
    private static final String END_OF_APRIL = "2026-04-30T12:00:00Z";
    private static final String END_OF_MAY = "2026-05-31T12:00:00Z";

    static TestServer server;
    static Company company;
    static TestClient admin;
    static String goal;
    static String deal;

    @BeforeAll
    static void tellTheStory() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();

        itIs("2026-06-01T09:00:00Z");
        goal = admin.change(
                        "defineGoal",
                        Company.smart("Grow in Pudong", PUDONG, "1000", "effectiveAt", "2026-01-01T00:00:00Z"),
                        "goal { id }")
                .ok()
                .get("goal.id");
        admin.change("activateGoal", input("goalId", goal, "effectiveAt", "2026-01-01T00:00:00Z"))
                .ok();
        deal = company.measure(LI_NA, "2026-03-10", "100");
        company.measure(LI_NA, "2026-05-25", "80");
        company.measure(ZHAO_MIN, "2026-05-15", "50");

        itIs("2026-06-10T09:00:00Z");
        company.measure(LI_NA, "2026-05-20", "400");
        itIs("2026-06-12T09:00:00Z");
        admin.change("correctMeasurement", input("measurementId", deal, "amount", "150", "reason", "misread"))
                .ok();
        itIs("2026-06-15T09:00:00Z");
        admin.change(
                        "transferPerson",
                        input("personId", ZHAO_MIN, "unitId", PUDONG, "since", "2026-05-01", "reason", "in May"))
                .ok();
        itIs("2026-06-18T09:00:00Z");
        admin.change(
                        "reviseTarget",
                        input(
                                "goalId",
                                goal,
                                "target",
                                "1200",
                                "reason",
                                "agreed in April",
                                "effectiveAt",
                                "2026-05-01T00:00:00Z"))
                .ok();
        itIs("2026-06-20T09:00:00Z");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void itIs(String moment) {
        Instant now = server.clock().advance(Duration.ZERO);
        server.clock().advance(Duration.between(now, Instant.parse(moment)));
    }

    private static Answer ask(String fields, @Nullable String asOf, @Nullable String effectiveAt) {
        String asked = fields.replace("<clocks>", "asOf: $asOf, effectiveAt: $effectiveAt")
                .replace("$goal", '"' + goal + '"')
                .replace("$deal", '"' + deal + '"');
        return admin.ask(
                        "query($asOf: DateTime, $effectiveAt: DateTime) { " + asked + " }",
                        input("asOf", asOf, "effectiveAt", effectiveAt))
                .ok();
    }

    private static List<String> standing(@Nullable String asOf, @Nullable String effectiveAt) {
        Answer answer = ask("goal(id: $goal, <clocks>) { target actual attainment }", asOf, effectiveAt);
        return List.of(answer.get("goal.target"), answer.get("goal.actual"), answer.get("goal.attainment"));
    }

    @Test
    void theWorkedExample() {
        assertThat(standing(null, null)).containsExactly("1200", "680", "0.566667");
        assertThat(standing(SECOND_OF_JUNE, null)).containsExactly("1000", "180", "0.18");
        assertThat(standing(null, END_OF_APRIL)).containsExactly("1000", "150", "0.15");
        assertThat(standing(SECOND_OF_JUNE, END_OF_APRIL)).containsExactly("1000", "100", "0.1");
        assertThat(standing(null, END_OF_MAY)).containsExactly("1200", "680", "0.566667");
        assertThat(standing("2026-06-11T00:00:00Z", END_OF_MAY)).containsExactly("1000", "580", "0.58");
    }

    private static final String LATE = "measurements(filter: {subject: \"" + LI_NA
            + "\", from: \"2026-05-01\"}, <clocks>) { totalCount nodes { amount } }";

    @Test
    void aLateMeasurementIsThereFromItsDayOnOnceItIsKnown() {
        assertThat(ask(LATE, null, null).<String>all("measurements.nodes[*].amount"))
                .containsExactly("80", "400");
        assertThat(ask(LATE, SECOND_OF_JUNE, null).<String>all("measurements.nodes[*].amount"))
                .containsExactly("80");
        assertThat(ask(LATE, null, "2026-05-20T08:00:00Z").<String>all("measurements.nodes[*].amount"))
                .containsExactly("400");
        assertThat(ask(LATE, null, "2026-05-19T08:00:00Z").<Integer>get("measurements.totalCount"))
                .isZero();
        assertThat(ask(LATE, SECOND_OF_JUNE, "2026-05-20T08:00:00Z").<Integer>get("measurements.totalCount"))
                .isZero();
    }

    private static final String DEAL = "measurement(id: $deal, <clocks>) { amount corrections history { totalCount } }";

    @Test
    void aCorrectedMeasurementIsCorrectedForItsOwnDayFromWhenThatIsKnown() {
        assertThat(ask(DEAL, null, null).<String>get("measurement.amount")).isEqualTo("150");
        assertThat(ask(DEAL, SECOND_OF_JUNE, null).<String>get("measurement.amount"))
                .isEqualTo("100");
        assertThat(ask(DEAL, null, END_OF_APRIL).<String>get("measurement.amount"))
                .isEqualTo("150");
        assertThat(ask(DEAL, SECOND_OF_JUNE, END_OF_APRIL).<String>get("measurement.amount"))
                .isEqualTo("100");
        assertThat(ask(DEAL, null, "2026-03-09T12:00:00Z").<Object>get("measurement"))
                .isNull();
    }

    private static final String TEAM =
            "person(id: \"" + ZHAO_MIN + "\", <clocks>) { unit { id } placements { unit { id } } } unit(id: \"" + PUDONG
                    + "\", <clocks>) { members { id } }";

    private static String team(@Nullable String asOf, @Nullable String effectiveAt) {
        Answer answer = ask(TEAM, asOf, effectiveAt);
        String unit = answer.get("person.unit.id");
        assertThat(answer.<String>all("unit.members[*].id").contains(ZHAO_MIN)).isEqualTo(unit.equals(PUDONG));
        return unit;
    }

    @Test
    void aMoveDatedBackIsTrueFromItsDayOnOnceItIsKnown() {
        assertThat(team(null, null)).isEqualTo(PUDONG);
        assertThat(team(SECOND_OF_JUNE, null)).isEqualTo(PUXI);
        assertThat(team(null, END_OF_APRIL)).isEqualTo(PUXI);
        assertThat(team(null, END_OF_MAY)).isEqualTo(PUDONG);
        assertThat(team(SECOND_OF_JUNE, END_OF_MAY)).isEqualTo(PUXI);
        assertThat(ask(TEAM, null, END_OF_APRIL).<String>all("person.placements[*].unit.id"))
                .containsExactly(PUXI);
    }

    private static final String REVISED =
            "goal(id: $goal, <clocks>) { target originalTarget targetRevisions version history { totalCount nodes { eventType } } }";

    @Test
    void aRevisionDatedBackIsTrueFromThenOnOnceItIsKnown() {
        assertThat(ask(REVISED, null, null).<String>get("goal.target")).isEqualTo("1200");
        assertThat(ask(REVISED, SECOND_OF_JUNE, null).<String>get("goal.target"))
                .isEqualTo("1000");
        assertThat(ask(REVISED, SECOND_OF_JUNE, END_OF_MAY).<String>get("goal.target"))
                .isEqualTo("1000");
        assertThat(ask(REVISED, null, END_OF_MAY).<String>get("goal.target")).isEqualTo("1200");

        Answer april = ask(REVISED, null, END_OF_APRIL);
        assertThat(april.<String>get("goal.target")).isEqualTo("1000");
        assertThat(april.<Integer>get("goal.targetRevisions")).isZero();
        assertThat(april.<Integer>get("goal.version")).isEqualTo(2);
        assertThat(april.<Integer>get("goal.history.totalCount"))
                .as("history is of recorded time")
                .isEqualTo(3);
        assertThat(ask(REVISED, null, "2025-12-31T23:59:59Z").<Object>get("goal"))
                .isNull();
    }

    @Test
    void listsFilterCountAndSortByWhatIsTrueThen() {
        String list = "goals(filter: {owner: \"" + PUDONG + "\", status: [ACTIVE], attainmentFrom: \"%s\"}, <clocks>)"
                + " { totalCount nodes { target } }";

        assertThat(ask(list.formatted("0.12"), null, END_OF_APRIL).<String>all("goals.nodes[*].target"))
                .containsExactly("1000");
        assertThat(ask(list.formatted("0.12"), SECOND_OF_JUNE, END_OF_APRIL).<Integer>get("goals.totalCount"))
                .isZero();
        assertThat(ask(list.formatted("0.2"), null, END_OF_APRIL).<Integer>get("goals.totalCount"))
                .isZero();
        assertThat(ask(list.formatted("0.2"), null, null).<String>all("goals.nodes[*].target"))
                .containsExactly("1200");
        assertThat(ask(list.formatted("0"), null, "2025-12-31T00:00:00Z").<Integer>get("goals.totalCount"))
                .isZero();
    }

    @Test
    void aTrendEndsOnTheDayItIsLookedAtFrom() {
        String trend = "trend(measure: ATTAINMENT, bucket: MONTH, from: \"2026-03-01\", to: \"2026-06-30\", <clocks>)"
                + " { today rows { bucket actual gap } }";

        Answer april = ask(trend, null, END_OF_APRIL);
        assertThat(april.<String>get("trend.today")).isEqualTo("2026-04-30");
        assertThat(april.<String>all("trend.rows[*].actual")).containsExactly("150", "150", null, null);
        assertThat(ask(trend, SECOND_OF_JUNE, END_OF_APRIL).<String>all("trend.rows[*].actual"))
                .containsExactly("100", "100", null, null);
        assertThat(ask(trend, null, null).<String>all("trend.rows[*].actual"))
                .containsExactly("150", "150", "680", "680");
    }

    @Test
    void whatIsDatedAheadIsSeenFromAhead() {
        admin.change(
                        "transferPerson",
                        input("personId", LI_NA, "unitId", PUXI, "since", "2026-08-01", "reason", "as planned"))
                .ok();
        String place = "person(id: \"" + LI_NA + "\", <clocks>) { unit { id } }";

        assertThat(ask(place, null, null).<String>get("person.unit.id")).isEqualTo(PUDONG);
        assertThat(ask(place, null, "2026-08-01T00:00:00Z").<String>get("person.unit.id"))
                .isEqualTo(PUXI);
        assertThat(ask(place, SECOND_OF_JUNE, "2026-08-01T00:00:00Z").<String>get("person.unit.id"))
                .isEqualTo(PUDONG);
    }

    @Test
    void whatAnObjectNamesIsShownAsItIsKnownWhereItWasNotThereYet() {
        admin.change(
                        "joinOrganisation",
                        input("code", "qian.yi", "name", input("en", "Qian Yi"), "unitId", PUXI, "since", "2026-06-01"))
                .ok();
        String early = admin.change(
                        "defineGoal",
                        Company.smart("Begin early", "person/qian.yi", "10", "effectiveAt", "2026-02-01T00:00:00Z"),
                        "goal { id }")
                .ok()
                .get("goal.id");

        Answer march = admin.ask("{ goal(id: \"" + early
                        + "\", effectiveAt: \"2026-03-01T00:00:00Z\") { owner { id } }"
                        + " person(id: \"person/qian.yi\", effectiveAt: \"2026-03-01T00:00:00Z\") { id } }")
                .ok();
        assertThat(march.<String>get("goal.owner.id")).isEqualTo("person/qian.yi");
        assertThat(march.<Object>get("person")).isNull();
    }

    @Test
    void aMomentBeyondAllCalendarsIsRefusedInBothLanguages() {
        String query = "{ goals(effectiveAt: \"1066-10-14T09:00:00Z\") { totalCount } }";

        Answer refused = admin.ask(query);
        assertThat(refused.errorCode()).isEqualTo("BUSINESS_TIME_OUT_OF_RANGE");
        assertThat(refused.errorMessage()).contains("1066-10-14", "1900-01-01", "9999-12-31");
        assertThat(admin.speaking("zh-CN").ask(query).errorMessage()).contains("1066-10-14", "超出范围");
    }
}
