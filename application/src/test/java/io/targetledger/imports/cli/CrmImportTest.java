package io.targetledger.imports.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerQueries;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.Words;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.measurement.MeasurementEvent.MeasurementCorrected;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.measurement.MeasurementView;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.Views;
import io.targetledger.security.Role;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CrmImportTest {

    private static final String TEAMS = """
            sales_agent,manager,regional_office
            Ann Ames,Max Moss,East
            Bob Bell,Max Moss,East
            Cay Cole,Nell Nash,West
            """;
    private static final String ACCOUNTS = """
            account,sector,year_established,revenue,employees,office_location,subsidiary_of
            Isdom,medical,2002,3178.24,4540,United States,
            Gekko & Co,retail,1990,2520.83,3502,United States,Isdom
            """;
    private static final String PRODUCTS = """
            product,series,sales_price
            GTX Pro,GTX,4821
            """;
    private static final String DEALS = """
            opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
            D1,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-03-01,100.0
            D2,Bob Bell,GTXPro,Isdom,Lost,2016-12-20,2017-03-05,0.0
            D3,Cay Cole,GTXPro,,Won,2017-01-20,2017-06-01,50.5
            D4,Cay Cole,GTXPro,Isdom,Engaging,2017-01-20,,
            """;

    @TempDir
    Path directory;

    private TestServer server;
    private Imports imports;

    @BeforeEach
    void files() {
        server = TestServer.start();
        imports = Imports.into(server, directory);
        write(CrmFiles.Part.TEAMS, TEAMS);
        write(CrmFiles.Part.ACCOUNTS, ACCOUNTS);
        write(CrmFiles.Part.PRODUCTS, PRODUCTS);
        write(CrmFiles.Part.DEALS, DEALS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void write(CrmFiles.Part part, String text) {
        Imports.write(directory.resolve(part.file()), text);
    }

    @Test
    void whatIsImportedAgainUnchangedAddsNothing() {
        Summary first = imports.crm(directory);
        assertThat(first.rejected()).isZero();
        assertThat(first.events()).isEqualTo(imports.head());
        assertThat(first.parts().get(RowKind.DEALS).rows()).isEqualTo(3);
        assertThat(imports.crm(directory).events()).isZero();
        assertThat(first.events()).isEqualTo(imports.head());
    }

    @Test
    void whatTheCrmSaysOtherwiseNowIsCorrectedWithAReason() {
        imports.crm(directory);
        write(CrmFiles.Part.DEALS, DEALS.replace("100.0", "120.0"));
        write(CrmFiles.Part.ACCOUNTS, ACCOUNTS.replace("4540", "4600"));
        write(CrmFiles.Part.PRODUCTS, PRODUCTS.replace("4821", "5000"));
        Summary second = imports.crm(directory);
        assertThat(second.events()).isEqualTo(3);
        assertThat(second.parts().get(RowKind.DEALS).changed()).isEqualTo(1);
        assertThat(measurement("D1.revenue").amount()).isEqualByComparingTo("120");
        LedgerEvent corrected = last("measurement/crm.D1.revenue");
        assertThat(corrected.payload()).isInstanceOf(MeasurementCorrected.class);
        assertThat(corrected.metadata()).containsEntry("reason", "new figures").containsEntry("source", "import");
        assertThat(server.bean(CustomerQueries.class)
                        .find(
                                new CustomerId("customer/isdom"),
                                server.bean(Views.class).upToDate())
                        .orElseThrow()
                        .view()
                        .employees())
                .isEqualTo(4_600);
        assertThat(imports.crm(directory).events()).isZero();
    }

    @Test
    void whatSomebodyCorrectedStaysCorrectedUntilTheCrmSaysSomethingNew() {
        imports.crm(directory);
        server.as("root", Role.ADMIN)
                .change(
                        "correctMeasurement",
                        input("measurementId", "measurement/crm.D1.revenue", "amount", "90", "reason", "invoice"))
                .ok();
        assertThat(imports.crm(directory).events()).isZero();
        assertThat(measurement("D1.revenue").amount()).isEqualByComparingTo("90");
        write(CrmFiles.Part.DEALS, DEALS.replace("100.0", "120.0"));
        assertThat(imports.crm(directory).events()).isEqualTo(1);
        assertThat(measurement("D1.revenue").amount()).isEqualByComparingTo("120");
    }

    @Test
    void aDealWhoseOutcomeChangedCountsOnlyAsTheNewOneAndCanChangeBack() {
        imports.crm(directory);
        String won = DEALS.replace(
                "D2,Bob Bell,GTXPro,Isdom,Lost,2016-12-20,2017-03-05,0.0",
                "D2,Bob Bell,GTXPro,Isdom,Won,2016-12-20,2017-03-05,70.0");
        write(CrmFiles.Part.DEALS, won);
        assertThat(imports.crm(directory).events()).isEqualTo(3);
        assertThat(measurement("D2.lost").amount()).isZero();
        assertThat(measurement("D2.won").amount()).isEqualByComparingTo("1");
        assertThat(measurement("D2.revenue").amount()).isEqualByComparingTo("70");
        assertThat(imports.crm(directory).events()).isZero();
        write(CrmFiles.Part.DEALS, DEALS);
        assertThat(imports.crm(directory).events()).isEqualTo(3);
        assertThat(measurement("D2.lost").amount()).isEqualByComparingTo("1");
        assertThat(measurement("D2.won").amount()).isZero();
    }

    @Test
    void anAgentWhoChangedTeamsIsInTheOldOneBeforeAndInTheNewOneSince() {
        imports.crm(directory);
        write(CrmFiles.Part.TEAMS, TEAMS.replace("Bob Bell,Max Moss,East", "Bob Bell,Nell Nash,West"));
        assertThat(imports.crm(directory, "2017-07-01").events()).isEqualTo(1);
        OrganisationChart chart = server.bean(OrganisationQueries.class)
                .chart(server.bean(Views.class).upToDate());
        PersonId bob = new PersonId("person/bob.bell");
        assertThat(chart.unitOf(bob, LocalDate.of(2017, 3, 31))).contains(new UnitId("unit/team.max.moss"));
        assertThat(chart.unitOf(bob, LocalDate.of(2017, 7, 1))).contains(new UnitId("unit/team.nell.nash"));
        assertThat(chart.reportsTo(bob, LocalDate.of(2017, 7, 1))).contains(new PersonId("person/nell.nash"));
        assertThat(imports.crm(directory, "2017-07-01").events()).isZero();
    }

    @Test
    void theOrganisationStandsSinceTheYearOfTheEarliestDateUnlessSaidOtherwise() {
        try (CrmSource source =
                CrmSource.open(new CrmFiles(directory, CsvFormat.USUAL), new CrmRows.Names("Acme", null), null)) {
            assertThat(source.since()).isEqualTo("2016-01-01");
            assertThat(source.notes()).containsEntry("since", "2016-01-01");
        }
        imports.crm(directory, "2015-05-05");
        OrganisationChart chart = server.bean(OrganisationQueries.class)
                .chart(server.bean(Views.class).upToDate());
        assertThat(chart.everyoneIn(new UnitId("unit/company"), LocalDate.of(2015, 5, 5)))
                .hasSize(5);
    }

    @Test
    void badRowsAreNamedWithLineColumnValueAndReasonWhileTheGoodOnesGoIn() {
        write(
                CrmFiles.Part.DEALS,
                DEALS
                        + "D5,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-02-30,10.0\n"
                        + "D6,Zoe Zink,GTXPro,Isdom,Won,2016-11-20,2017-03-01,10.0\n"
                        + "D7,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-03-01,ten\n"
                        + "D8,Ann Ames\n"
                        + "D1,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-03-01,999.0\n"
                        + "D9,Ann Ames,GTXPro,Isdom,Maybe,2016-11-20,2017-03-01,1.0\n"
                        + "D10,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-03-09,10.0\n");
        Summary summary = imports.crm(directory);
        assertThat(summary.rejected()).isEqualTo(6);
        assertThat(summary.parts().get(RowKind.DEALS).fresh()).isEqualTo(4);
        assertThat(measurement("D10.revenue").amount()).isEqualByComparingTo("10");
        assertThat(measurement("D1.revenue").amount()).isEqualByComparingTo("100");
        String rejects =
                Imports.read(directory.resolve("sales_pipeline.rejects.csv")).replace("\r\n", "\n");
        assertThat(rejects.lines())
                .containsExactlyInAnyOrder(
                        "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value,line,column,value,reason",
                        "D5,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-02-30,10.0,6,close_date,2017-02-30,\"\"\"2017-02-30\"\" is not a date of the form yyyy-MM-dd.\"",
                        "D6,Zoe Zink,GTXPro,Isdom,Won,2016-11-20,2017-03-01,10.0,7,sales_agent,Zoe Zink,\"\"\"Zoe Zink\"\" is not in sales_teams.csv.\"",
                        "D7,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-03-01,ten,8,close_value,ten,\"\"\"ten\"\" is not a number such as 1234.50 (with --decimal-comma: 1.234,50).\"",
                        "D8,Ann Ames,,,,,,,9,,,The line has 2 fields where the header has 8.",
                        "D1,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-03-01,999.0,10,opportunity_id,D1,\"The id D1 stands on line 2 already, with other values.\"",
                        "D9,Ann Ames,GTXPro,Isdom,Maybe,2016-11-20,2017-03-01,1.0,11,deal_stage,Maybe,\"\"\"Maybe\"\" is none of [WON, LOST].\"");
    }

    @Test
    void aDryRunSaysTheSameAndRecordsNothing() {
        write(CrmFiles.Part.DEALS, DEALS + "D5,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-02-30,10.0\n");
        Summary dry = imports.dry().crm(directory);
        assertThat(imports.head()).isZero();
        Summary real = imports.crm(directory);
        assertThat(dry.events()).isEqualTo(real.events()).isEqualTo(imports.head());
        assertThat(dry.rejected()).isEqualTo(real.rejected()).isEqualTo(1);
        assertThat(dry.totals()).isEqualTo(real.totals());
        assertThat(imports.dry().crm(directory).events()).isZero();
    }

    @Test
    void everyEventSaysItWasImportedAndIsEffectiveOnItsDay() {
        imports.crm(directory);
        List<LedgerEvent> events = server.bean(Ledger.class).read(0, 1_000);
        assertThat(events)
                .allSatisfy(event -> assertThat(event.metadata())
                        .containsEntry("source", "import")
                        .containsEntry("correlationId", "import/test"));
        assertThat(last("measurement/crm.D1.won").metadata())
                .containsEntry("effectiveAt", java.time.Instant.parse("2017-03-01T00:00:00Z"));
        assertThat(last("person/ann.ames").metadata())
                .containsEntry("effectiveAt", java.time.Instant.parse("2016-01-01T00:00:00Z"));
    }

    @Test
    void missingFilesAndColumnsAreNamed() {
        write(CrmFiles.Part.PRODUCTS, "product,series\nGTX Pro,GTX\n");
        assertThatThrownBy(() -> imports.crm(directory))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(refused.in(new Words(Locale.ENGLISH)))
                                .contains("products.csv has no column sales_price; it has product, series."));
        directory.resolve(CrmFiles.Part.PRODUCTS.file()).toFile().delete();
        assertThatThrownBy(() -> imports.crm(directory))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(refused.in(new Words(Locale.SIMPLIFIED_CHINESE)))
                                .contains("中没有 products.csv"));
    }

    private MeasurementView measurement(String code) {
        return server.bean(MeasurementQueries.class)
                .find(
                        new MeasurementId("measurement/crm." + code),
                        server.bean(Views.class).upToDate())
                .orElseThrow()
                .view();
    }

    private LedgerEvent last(String aggregate) {
        List<LedgerEvent> events = server.bean(Ledger.class).readAggregate(aggregate, 0, 100);
        return events.get(events.size() - 1);
    }
}
