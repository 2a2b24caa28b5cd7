package io.targetledger.organisation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static io.targetledger.testing.Company.ACME;
import static io.targetledger.testing.Company.EAST;
import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.PUDONG;
import static io.targetledger.testing.Company.PUXI;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.Company.decimal;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

class OrganisationApiTest {

    static TestServer server;
    static Company company;
    static TestClient admin;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        admin = company.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theChartIsAnsweredInBothDirectionsAndBothLanguages() {
        String query = """
                {
                  unit(id: "unit/east") {
                    name names { en zh } kind parent { name } children { id head { name } members { id } } everyone { id }
                  }
                  person(id: "person/li.na") { name unit { name } reportsTo { name } placements { unit { id } since } }
                }""";

        Answer english = admin.ask(query).ok();
        assertThat(english.<String>get("unit.name")).isEqualTo("East");
        assertThat(english.<String>get("unit.names.zh")).isEqualTo("华东");
        assertThat(english.<String>get("unit.kind")).isEqualTo("REGION");
        assertThat(english.<String>get("unit.parent.name")).isEqualTo("Acme");
        assertThat(english.<String>all("unit.children[*].id")).containsExactly(PUDONG, PUXI);
        assertThat(english.<String>get("unit.children[0].head.name")).isEqualTo("Wang Wei");
        assertThat(english.<String>all("unit.everyone[*].id")).contains(LI_NA, WANG_WEI);
        assertThat(english.<String>get("person.unit.name")).isEqualTo("Pudong team");
        assertThat(english.<String>get("person.reportsTo.name")).isEqualTo("Wang Wei");
        assertThat(english.<String>get("person.placements[0].unit.id")).isEqualTo(PUDONG);

        Answer chinese = admin.speaking("zh-CN").ask(query).ok();
        assertThat(chinese.<String>get("unit.name")).isEqualTo("华东");
        assertThat(chinese.<String>get("person.reportsTo.name")).isEqualTo("王伟");
        assertThat(admin.speaking("zh-CN")
                        .ask("{ unit(id: \"unit/puxi\") { name } }")
                        .<String>get("unit.name"))
                .as("falls back to English")
                .isEqualTo("Puxi team");
    }

    @Test
    void aMoveDatedBackChangesTheTeamOfThenAndWhatItAchievedButNotWhatWasKnown() {
        String sun = "person/sun.li";
        admin.change(
                        "joinOrganisation",
                        input("code", "sun.li", "name", input("en", "Sun Li"), "unitId", PUXI, "since", "2025-01-01"))
                .ok();
        company.measure(sun, "2026-02-10", "1000");
        company.measure(sun, "2026-03-10", "200");
        String goal = company.goal("Grow with the whole team", PUDONG, "10000");
        Instant before = server.clock().advance(Duration.ofMinutes(1));
        server.clock().advance(Duration.ofMinutes(1));

        admin.change(
                        "transferPerson",
                        input("personId", sun, "unitId", PUDONG, "since", "2026-03-01", "reason", "moved in spring"))
                .ok();

        String query = """
                query($goal: ID!, $person: ID!, $asOf: DateTime) {
                  february: people(team: "unit/pudong", on: "2026-02-15", asOf: $asOf) { nodes { id } totalCount }
                  march: people(team: "unit/pudong", on: "2026-03-15", asOf: $asOf) { nodes { id } totalCount }
                  goal(id: $goal, asOf: $asOf) { actual }
                  person(id: $person, asOf: $asOf) { unit(on: "2026-03-15") { id } }
                }""";
        Answer now = admin.ask(query, Map.of("goal", goal, "person", sun)).ok();
        assertThat(now.<String>all("february.nodes[*].id")).doesNotContain(sun);
        assertThat(now.<String>all("march.nodes[*].id")).contains(sun);
        assertThat(now.<String>get("person.unit.id")).isEqualTo(PUDONG);
        assertThat(decimal(now.get("goal.actual")))
                .as("March counts, February does not")
                .isEqualByComparingTo("200");

        Answer then = admin.ask(query, Map.of("goal", goal, "person", sun, "asOf", before.toString()))
                .ok();
        assertThat(then.<String>all("march.nodes[*].id")).doesNotContain(sun);
        assertThat(then.<String>get("person.unit.id")).isEqualTo(PUXI);
        assertThat(then.<Object>get("goal.actual")).isNull();
    }

    @Test
    void unitsAreRenamedMovedAndDissolvedAndPeopleDepart() {
        admin.change(
                        "establishUnit",
                        input(
                                "code",
                                "hongqiao",
                                "name",
                                input("en", "Hongqiao"),
                                "kind",
                                "TEAM",
                                "parentId",
                                EAST,
                                "since",
                                "2025-06-01"))
                .ok();
        Answer renamed = admin.change(
                        "renameUnit",
                        input(
                                "unitId",
                                "unit/hongqiao",
                                "name",
                                input("en", "Hongqiao hub", "zh", "虹桥"),
                                "reason",
                                "grew"),
                        "unit { name version }")
                .ok();
        assertThat(renamed.<String>get("unit.name")).isEqualTo("Hongqiao hub");
        Answer moved = admin.change(
                        "moveUnit",
                        input(
                                "unitId",
                                "unit/hongqiao",
                                "parentId",
                                ACME,
                                "since",
                                "2026-02-01",
                                "reason",
                                "reports to the top"),
                        "unit { now: parent { id } then: parent(on: \"2026-01-31\") { id } history { nodes { eventType reason } } }")
                .ok();
        assertThat(moved.<String>get("unit.now.id")).isEqualTo(ACME);
        assertThat(moved.<String>get("unit.then.id")).isEqualTo(EAST);
        Answer dissolved = admin.change(
                        "dissolveUnit",
                        input("unitId", "unit/hongqiao", "on", "2026-04-01", "reason", "closed"),
                        "unit { dissolvedOn parent { id } }")
                .ok();
        assertThat(dissolved.<String>get("unit.dissolvedOn")).isEqualTo("2026-04-01");
        assertThat(dissolved.<Object>get("unit.parent")).isNull();

        admin.change(
                        "joinOrganisation",
                        input(
                                "code",
                                "he.jun",
                                "name",
                                input("en", "He Jun"),
                                "title",
                                "Sales",
                                "unitId",
                                PUXI,
                                "since",
                                "2025-01-01"))
                .ok();
        Answer departed = admin.change(
                        "recordDeparture",
                        input("personId", "person/he.jun", "on", "2026-05-01", "reason", "new job"),
                        "person { title leftOn unit { id } then: unit(on: \"2026-04-30\") { id } }")
                .ok();
        assertThat(departed.<String>get("person.leftOn")).isEqualTo("2026-05-01");
        assertThat(departed.<Object>get("person.unit")).isNull();
        assertThat(departed.<String>get("person.then.id")).isEqualTo(PUXI);
    }

    @Test
    void unitsOfOneKindAreListed() {
        Answer teams = admin.ask(
                        "{ units(kind: TEAM, first: 1) { totalCount nodes { kind } pageInfo { hasNextPage } } people(first: 2) { totalCount nodes { id } } }")
                .ok();

        assertThat(teams.<String>all("units.nodes[*].kind")).containsExactly("TEAM");
        assertThat(teams.<Integer>get("units.totalCount")).isGreaterThanOrEqualTo(2);
        assertThat(teams.<Boolean>get("units.pageInfo.hasNextPage")).isTrue();
        assertThat(teams.<Integer>get("people.totalCount")).isGreaterThanOrEqualTo(3);
    }
}
