package io.targetledger.imports.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.targetledger.customer.CustomerQueries;
import io.targetledger.goal.Standings;
import io.targetledger.imports.RowKind;
import io.targetledger.measurement.Dimension;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.product.ProductQueries;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Period;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIf(
        value = "io.targetledger.imports.cli.SampleCrm#isThere",
        disabledReason = "the CRM sample is not beside the project: nothing of this run says anything about it")
class SampleCrmTest {

    @TempDir
    static Path rejects;

    private static Path sample;
    private static TestServer server;
    private static Imports imports;
    private static Summary first;

    @BeforeAll
    static void importIt() {
        sample = Objects.requireNonNull(SampleCrm.directory());
        server = TestServer.start();
        imports = Imports.into(server, rejects);
        first = imports.crm(sample);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyDealAndEverybodyIsThere() {
        assertThat(first.rejected()).isZero();
        assertThat(first.totals())
                .containsEntry("won", new BigDecimal("4238"))
                .containsEntry("lost", new BigDecimal("2473"))
                .containsEntry("agents", new BigDecimal("35"))
                .containsEntry("managers", new BigDecimal("6"))
                .containsEntry("regions", new BigDecimal("3"));
        assertThat(first.totals().get("revenue")).isEqualByComparingTo("10005534");
        // 2 measurements of a deal won, 1 of a deal lost; 5 metrics, 1 + 3 + 6 units, 6 heads, 41 people, 85 customers,
        // 7 products
        assertThat(first.events())
                .isEqualTo(2 * 4_238 + 2_473 + 5 + 10 + 6 + 41 + 85 + 7)
                .isEqualTo(imports.head());
        assertThat(server.bean(CustomerQueries.class).count(null, now())).isEqualTo(85);
        assertThat(server.bean(ProductQueries.class).count(now())).isEqualTo(7);
    }

    @Test
    void aSecondRunAddsNothing() {
        long head = imports.head();
        Summary second = imports.crm(sample);
        assertThat(second.events()).isZero();
        assertThat(second.rejected()).isZero();
        assertThat(second.parts().get(RowKind.DEALS).unchanged()).isEqualTo(6_711);
        assertThat(imports.head()).isEqualTo(head);
    }

    @Test
    void theWholeCompanySoldWhatTheFileSays() {
        OwnerId company = new OwnerId("unit/company");
        Period year = new Period(LocalDate.of(2017, 1, 1), LocalDate.of(2017, 12, 31));
        assertThat(actual("revenue", company, year))
                .hasValueSatisfying(revenue -> assertThat(revenue).isEqualByComparingTo("10005534"));
        assertThat(actual("win_rate", company, year))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.631501")); // 4238 / (4238 + 2473)
    }

    @Test
    void quarterlyRevenueOfEachAgentIsWhatTheFileAddsUpTo() throws IOException {
        Map<String, BigDecimal> expected = new TreeMap<>();
        try (Stream<String> lines = Files.lines(sample.resolve("sales_pipeline.csv"))) {
            lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[4].equals("Won"))
                    .forEach(cells -> {
                        int quarter = (Integer.parseInt(cells[6].substring(5, 7)) + 2) / 3;
                        expected.merge(cells[1] + " Q" + quarter, new BigDecimal(cells[7]), BigDecimal::add);
                    });
        }
        assertThat(expected).hasSizeGreaterThan(100);
        Map<String, BigDecimal> found = new TreeMap<>();
        for (String agent : agents()) {
            OwnerId person = new OwnerId(
                    "person/" + agent.toLowerCase(java.util.Locale.ROOT).replace(' ', '.'));
            for (int quarter = 1; quarter <= 4; quarter++) {
                LocalDate start = LocalDate.of(2017, quarter * 3 - 2, 1);
                String key = agent + " Q" + quarter;
                actual("revenue", person, new Period(start, start.plusMonths(3).minusDays(1)))
                        .ifPresent(revenue -> found.put(key, revenue));
            }
        }
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, revenue) -> assertThat(found.get(key)).as(key).isEqualByComparingTo(revenue));
    }

    @Test
    void inMarchEveryoneStandsInTheTeamOfTheirManager() throws IOException {
        OrganisationChart chart = server.bean(OrganisationQueries.class).chart(now());
        LocalDate march = LocalDate.of(2017, 3, 15);
        for (String line : teamLines()) {
            String[] cells = line.split(",");
            PersonId agent = person(cells[0]);
            UnitId team = chart.unitOf(agent, march).orElseThrow();
            assertThat(chart.reportsTo(agent, march)).contains(person(cells[1]));
            assertThat(chart.parentOf(team, march))
                    .contains(new UnitId("unit/" + cells[2].toLowerCase(java.util.Locale.ROOT)));
        }
        assertThat(chart.everyoneIn(new UnitId("unit/company"), march)).hasSize(41);
        assertThat(chart.everyoneIn(new UnitId("unit/company"), LocalDate.of(2015, 12, 31)))
                .isEmpty();
    }

    @Test
    void aDealNamesItsProductAsTheProductsDo() {
        var measured = server.bean(MeasurementQueries.class)
                .find(new MeasurementId("measurement/crm.Z063OYW0.revenue"), now())
                .orElseThrow()
                .view();
        assertThat(measured.dimensions())
                .containsExactly(
                        new Dimension("opportunity", "Z063OYW0"),
                        new Dimension("product", "GTX Pro"),
                        new Dimension("customer", "Isdom"));
        assertThat(measured.on()).isEqualTo("2017-03-11");
        assertThat(measured.subject().value()).isEqualTo("person/darcel.schlecht");
        assertThat(measured.amount()).isEqualByComparingTo("4514");
    }

    private static Optional<BigDecimal> actual(String metric, OwnerId owner, Period period) {
        return server.bean(Standings.class).actual(MetricId.of(metric), owner, period, now());
    }

    private static ReadPoint now() {
        return server.bean(Views.class).upToDate();
    }

    private static List<String> teamLines() throws IOException {
        List<String> lines = Files.readAllLines(sample.resolve("sales_teams.csv"));
        return lines.subList(1, lines.size());
    }

    private static List<String> agents() throws IOException {
        return teamLines().stream().map(line -> line.split(",")[0]).toList();
    }

    private static PersonId person(String name) {
        return new PersonId("person/" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.'));
    }
}
