package io.targetledger.imports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import io.targetledger.embedded.EmbeddedMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code target-ledger import} as it is typed, on a store in a directory. */
@DisabledIfEnvironmentVariable(
        named = "MONGODB_URI",
        matches = ".+",
        disabledReason = "it would import into that MongoDB")
class ImportCommandTest {

    private static final int MANY = 3_000;

    @TempDir
    Path directory;

    private record Outcome(int code, String out, String err) {}

    @Test
    void aStoreIsFilledMeasuredAndFilledNoFurther() {
        crm();
        Outcome first = run("crm", directory.toString(), "--data", store(), "--lang", "en");
        assertThat(first.err().lines()).allMatch(line -> line.startsWith("Importing "));
        assertThat(first.code()).isZero();
        assertThat(first.out())
                .contains("agents: 1", "deals won: 1", "revenue: 100")
                .endsWith(" new events\n");
        assertThat(run("crm", directory.toString(), "--data", store(), "--lang", "en")
                        .out())
                .endsWith("\n0 new events\n");

        Path file = Imports.write(
                directory.resolve("calls.csv"), "nr;day;hours\n1;01/03/2017;2,5\n2;31/02/2017;3\n3;02/03/2017;4\n");
        String[] measurements = {
            "measurements", file.toString(), "--data", store(), "--delimiter", ";", "--date-format", "dd/MM/yyyy",
            "--decimal-comma", "--map", "id=nr,on=day", "--map", "amount=hours", "--set", "metric=training_hours",
                    "--set",
            "subject=Ann Ames", "--define-metrics", "USD", "--json", "--rejects",
                    directory.resolve("bad.csv").toString()
        };
        Outcome measured = run(measurements);
        assertThat(measured.code()).as(measured.err()).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(measured.out(), "$.parts.measurements.new"))
                .isEqualTo(2);
        assertThat(JsonPath.<Integer>read(measured.out(), "$.rejected")).isEqualTo(1);
        assertThat(JsonPath.<String>read(measured.out(), "$.samples[0].column")).isEqualTo("day");
        assertThat(Imports.read(directory.resolve("bad.csv"))).contains("2;31/02/2017;3;3;day;31/02/2017;");
        assertThat(JsonPath.<Integer>read(run(measurements).out(), "$.newEvents"))
                .isZero();
    }

    @Test
    void aStoreThatAServerHoldsIsLeftAlone() {
        crm();
        try (EmbeddedMongo held = EmbeddedMongo.open(Path.of(store()))) {
            assertThat(held.connectionString()).isNotEmpty();
            Outcome outcome = run("crm", directory.toString(), "--data", store(), "--lang", "en");
            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.err()).contains("--server http://localhost:8080").doesNotContain("\tat ");
            assertThat(run("crm", directory.toString(), "--data", store(), "--lang", "zh")
                            .err())
                    .contains("经由服务导入");
        }
    }

    @Test
    void whatIsNotUnderstoodIsSaidInOneMessage() {
        Path file = Imports.write(directory.resolve("m.csv"), "id,metric,subject,on,amount\n");
        String path = file.toString();
        assertRefused("is not an encoding", "measurements", path, "--encoding", "KLINGON");
        assertRefused("The delimiter is one sign", "measurements", path, "--delimiter", "ab");
        assertRefused("is not a form of dates", "measurements", path, "--date-format", "bogus");
        assertRefused("There is no field \"prize\"", "measurements", path, "--map", "prize=id");
        assertRefused("There is no field \"prize\"", "measurements", path, "--set", "prize=1");
        assertRefused("is not an ISO 4217 currency", "measurements", path, "--define-metrics", "XYZZY");
        assertRefused("cannot be read", "goals", directory.resolve("none.csv").toString());
        assertRefused(
                "Give either --data or --server",
                "goals",
                path.replace("m.csv", "g.csv"),
                "--server",
                "http://localhost:1",
                "--data",
                "x");
        assertRefused("has no sales_teams.csv", "crm", directory.toString());
        assertRefused(
                "A server needs a token", "measurements", path, "--server", "http://localhost:1", "--token", "a b");
        assertThat(run("measurements", path, "--map", "x").code()).isEqualTo(2);
        assertThat(run("nothing").code()).isEqualTo(2);
        assertThat(run().code()).isEqualTo(2);
        assertThat(run("measurements", "--help").out()).contains("Exit codes: 0", "--no-header", "--dry-run");
        assertThat(directory.resolve("store")).doesNotExist();
    }

    @Test
    void anImportThatWasKilledIsMadeCompleteByRunningItAgainAndNothingStandsTwice() throws Exception {
        crm();
        assertThat(run("crm", directory.toString(), "--data", store()).code()).isZero();
        StringBuilder rows = new StringBuilder("id,metric,subject,on,amount\n");
        for (int row = 0; row < MANY; row++) {
            rows.append("call.").append(row).append(",revenue,Ann Ames,2017-03-01,1\n");
        }
        Path file = Imports.write(directory.resolve("many.csv"), rows.toString());
        killInTheMiddle("measurements", file.toString(), "--data", store());

        Outcome rest = run("measurements", file.toString(), "--data", store(), "--json");
        assertThat(rest.code()).as(rest.err()).isZero();
        int added = JsonPath.read(rest.out(), "$.newEvents");
        int found = JsonPath.read(rest.out(), "$.parts.measurements.unchanged");
        assertThat(added).isPositive();
        assertThat(found).isPositive();
        assertThat(added + found).isEqualTo(MANY);
        Outcome again = run("measurements", file.toString(), "--data", store(), "--json");
        assertThat(JsonPath.<Integer>read(again.out(), "$.newEvents")).isZero();
        assertThat(JsonPath.<Integer>read(again.out(), "$.parts.measurements.unchanged"))
                .isEqualTo(MANY);
    }

    /** Kills the import once it has begun to record. */
    private void killInTheMiddle(String... arguments) throws IOException, InterruptedException {
        Path data = Path.of(store()).resolve("store.mv");
        long before = Files.size(data);
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ImportMain.class.getName()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("killed.log").toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> {
                        assertThat(process.isAlive())
                                .as("the import ended before it was killed")
                                .isTrue();
                        return Files.size(data) > before + 600_000;
                    });
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void crm() {
        write(CrmFiles.Part.TEAMS, "sales_agent,manager,regional_office\nAnn Ames,Max Moss,East\n");
        write(
                CrmFiles.Part.ACCOUNTS,
                "account,sector,year_established,revenue,employees,office_location,subsidiary_of\nIsdom,,,,,,\n");
        write(CrmFiles.Part.PRODUCTS, "product,series,sales_price\nGTX Pro,GTX,4821\n");
        write(
                CrmFiles.Part.DEALS,
                "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
                        + "D1,Ann Ames,GTXPro,Isdom,Won,2016-11-20,2017-03-01,100.0\n");
    }

    private void write(CrmFiles.Part part, String text) {
        Imports.write(directory.resolve(part.file()), text);
    }

    private String store() {
        return directory.resolve("store").toString();
    }

    private void assertRefused(String message, String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--lang", "en"));
        if (!line.contains("--server")) {
            line.addAll(List.of("--data", store()));
        }
        if (line.get(1).endsWith("g.csv")) {
            Imports.write(Path.of(line.get(1)), "title,owner,metric,target,start,end\n");
        }
        Outcome outcome = run(line.toArray(String[]::new));
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
        assertThat(outcome.code()).isEqualTo(2);
    }

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ImportMain.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** The command by itself, for a process that is to be killed. */
    static final class ImportMain {

        public static void main(String[] arguments) {
            System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
        }

        static int run(PrintWriter out, PrintWriter err, String... arguments) {
            return new CommandLine(new ImportCommand()).setOut(out).setErr(err).execute(arguments);
        }
    }
}
