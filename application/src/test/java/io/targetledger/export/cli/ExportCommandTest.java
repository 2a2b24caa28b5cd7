package io.targetledger.export.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import io.targetledger.export.DuckDb;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.projection.Views;
import io.targetledger.security.Role;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.WANG_WEI;
import static io.targetledger.testing.TestClient.input;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code target-ledger export} as it is typed. */
class ExportCommandTest {

    @TempDir
    Path directory;

    static TestServer server;
    static Company company;
    static String url;
    static String token;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        company = Company.foundedOn(server);
        company.measure(LI_NA, "2026-01-20", "30000.5");
        company.measure(WANG_WEI, "2026-02-10", "20000");
        url = company.admin().url().resolve("/").toString();
        token = server.as("bi.service", Role.BI).token();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Outcome(int code, String out, String err) {}

    private static Outcome typed(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new ExportCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOverwrittenOptionsAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** Of the server, into the directory. */
    private Outcome export(String... arguments) {
        server.bean(Views.class).upToDate();
        List<String> all = new ArrayList<>(
                List.of("--server", url, "--token", token, "--out", directory.toString(), "--lang", "en", "--quiet"));
        all.addAll(List.of(arguments));
        return typed(all.toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String sql(String pattern) {
        return DuckDb.quoted(directory.resolve(pattern));
    }

    @ParameterizedTest
    @EnumSource
    void allTablesAreOfOneMoment(FileFormat format) throws Exception {
        Outcome done = export("all", "--format", format.extension());

        assertThat(done.code()).as(done.err()).isZero();
        List<String> expected = new ArrayList<>(List.of(Manifest.FILE));
        server.bean(FactTables.class).all().stream()
                .map(table -> table.name() + "." + format.extension())
                .forEach(expected::add);
        assertThat(files()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Manifest.in(directory).files().values())
                .hasSameSizeAs(server.bean(FactTables.class).all())
                .extracting(Manifest.Entry::snapshot)
                .containsOnly(Manifest.in(directory)
                        .files()
                        .get("goalFacts." + format.extension())
                        .snapshot());
        try (DuckDb duck = new DuckDb()) {
            String reader = format == FileFormat.PARQUET
                    ? "read_parquet(%s)"
                    : format == FileFormat.CSV ? "read_csv(%s)" : "read_json(%s)";
            for (FactTable<?> table : server.bean(FactTables.class).all()) {
                String file = table.name() + "." + format.extension();
                Object rows = Files.size(directory.resolve(file)) == 0
                        ? 0L
                        : duck.one("SELECT count(*) FROM " + reader.formatted(sql(file)));
                assertThat(done.out()).contains(table.name() + ": " + rows + " rows, ");
            }
        }
    }

    /** What the files tell together, the latest row of each key, is what a full export tells. */
    @Test
    void aRefreshBringsWhatChangedAndNothingElse() throws Exception {
        assertThat(export("measurementFacts", "goalFacts").code()).isZero();
        long before =
                Manifest.in(directory).files().get("measurementFacts.parquet").position();
        String corrected = company.measure(LI_NA, "2026-03-01", "1");
        company.admin()
                .change("correctMeasurement", input("measurementId", corrected, "amount", "17", "reason", "打字错误"))
                .ok();

        Outcome refreshed = export("measurementFacts", "goalFacts", "--refresh");

        long after =
                Manifest.in(directory).files().get("measurementFacts.parquet").position();
        String changes = "measurementFacts.changed-" + before + "-" + after + ".parquet";
        assertThat(refreshed.code()).as(refreshed.err()).isZero();
        assertThat(refreshed.out()).contains("measurementFacts: 1 rows", changes, "goalFacts: nothing changed since.");
        assertThat(files())
                .containsExactlyInAnyOrder(Manifest.FILE, "goalFacts.parquet", "measurementFacts.parquet", changes);
        assertThat(Manifest.in(directory)
                        .files()
                        .get("measurementFacts.parquet")
                        .changes())
                .containsExactly(changes);

        company.admin()
                .change("retractMeasurement", input("measurementId", corrected, "reason", "never happened"))
                .ok();
        assertThat(export("measurementFacts", "--refresh").code()).isZero();
        String latest =
                "SELECT * FROM %s QUALIFY row_number() OVER (PARTITION BY rowKey ORDER BY changedAtPosition DESC) = 1"
                        + " ORDER BY rowKey";
        try (DuckDb duck = new DuckDb()) {
            List<Map<String, Object>> together = duck.ask(latest.formatted(sql("measurementFacts*.parquet")));
            assertThat(files()).hasSize(5);

            assertThat(export("measurementFacts").code()).isZero();
            assertThat(files())
                    .containsExactlyInAnyOrder(Manifest.FILE, "goalFacts.parquet", "measurementFacts.parquet");
            assertThat(together).isNotEmpty().isEqualTo(duck.ask(latest.formatted(sql("measurementFacts.parquet"))));
        }
        assertThat(export("measurementFacts", "--refresh").out()).contains("measurementFacts: nothing changed since.");
    }

    @Test
    void aRefreshGoesOnOnlyFromFilesOfTheSameKind() throws Exception {
        assertThat(export("measurementFacts", "--filter", "metricId=metric/revenue")
                        .code())
                .isZero();
        Outcome other = export("measurementFacts", "--refresh");
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains("measurementFacts.parquet", "metricId=metric/revenue", "without --refresh");

        Files.delete(directory.resolve("measurementFacts.parquet"));
        assertThat(export("measurementFacts", "--refresh").out()).contains("in measurementFacts.parquet");

        Files.writeString(directory.resolve(Manifest.FILE), "{");
        Outcome unreadable = export("measurementFacts", "--refresh");
        assertThat(unreadable.code()).isEqualTo(2);
        assertThat(unreadable.err()).contains(Manifest.FILE, "move it away");
        assertThat(directory.resolve(Manifest.FILE)).hasContent("{");
    }

    @Test
    void rowsAreChosenByFilterPositionAndMoment() throws Exception {
        long before = server.bean(Views.class).now().position();
        String moment = server.clock().instant().toString();
        server.clock().advance(Duration.ofHours(1));
        company.measure(WANG_WEI, "2026-04-01", "4");
        Path file = directory.resolve("wang.csv");

        assertThat(export(
                                "measurementFacts",
                                "--format",
                                "csv",
                                "--out",
                                file.toString(),
                                "--filter",
                                "subjectId=" + WANG_WEI)
                        .code())
                .isZero();
        assertThat(Files.readString(file)).contains(WANG_WEI).doesNotContain(LI_NA);

        Outcome changed = export("measurementFacts", "--format", "ndjson", "--changed-after-position", "" + before);
        assertThat(changed.out()).contains("1 rows", "measurementFacts.changed-" + before + "-");
        Outcome earlier = export("measurementFacts", "--as-of", moment);
        assertThat(earlier.out()).contains("All of ledger position " + before);
        String snapshot =
                Manifest.in(directory).files().get("measurementFacts.parquet").snapshot();
        assertThat(export("measurementFacts", "--snapshot", snapshot).out()).contains("snapshot " + snapshot);
    }

    @Test
    void whatCannotBeExportedIsSaidAndLeavesNothing() throws Exception {
        Outcome unknown = export("goalFacts", "nonsense");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("nonsense is no table; give all", "goalFacts, improvementPlanFacts");
        assertThat(export("goalFacts", "--filter", "colour=red").err()).contains("The server refused: ", "colour");
        assertThat(export("goalFacts", "--filter", "snapshot=x").err()).contains("option of its own");
        assertThat(export("goalFacts", "--as-of", "yesterday").err()).contains("The server refused: ", "yesterday");
        assertThat(export("goalFacts", "--as-of", "2026-01-01T00:00:00Z", "--snapshot", "x")
                        .err())
                .contains("not both");
        assertThat(export("goalFacts", "--refresh", "--changed-after-position", "3")
                        .err())
                .contains("leave out --as-of and --changed-after-position");
        assertThat(export("goalFacts", "--format", "xlsx").code()).isEqualTo(2);
        assertThat(export().err()).contains("TABLE");
        String csv = directory.resolve("x.csv").toString();
        assertThat(export("all", "--format", "csv", "--out", csv).err()).contains("is one file, and 15 tables");
        assertThat(files()).isEmpty();

        Outcome denied = typed(
                "goalFacts",
                "--server",
                url,
                "--token",
                server.as("li.na", Role.SALES_REP).token(),
                "--lang",
                "zh",
                "--out",
                directory.toString());
        assertThat(denied.code()).isEqualTo(2);
        assertThat(denied.err()).contains("服务器拒绝");
        Outcome silent = typed("goalFacts", "--server", "http://localhost:1", "--token", token, "--lang", "zh");
        assertThat(silent.err()).contains("没有应答");
    }

    /** A server that says it sends more than it does, or what is no file. */
    @ParameterizedTest
    @EnumSource
    void aFileThatBreaksOffIsNotLeftBehind(FileFormat format) throws Exception {
        assertThat(export("goalFacts", "--format", format.extension()).code()).isZero();
        byte[] whole = Files.readAllBytes(directory.resolve("goalFacts." + format.extension()));
        for (boolean said : new boolean[] {true, false}) {
            HttpServer cutting = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            cutting.createContext("/graphql", exchange -> {
                String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                byte[] answer = (asked.contains("__type")
                                ? "{\"data\":{\"__type\":{\"fields\":[{\"name\":\"goalFacts\",\"type\":"
                                        + "{\"name\":null,\"ofType\":{\"name\":\"GoalFactPage\"}}}]}}}"
                                : "{\"data\":{\"page\":{\"snapshot\":\"s\",\"position\":9}}}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            cutting.createContext("/export", exchange -> {
                byte[] half = "{\"half\": \"of a line".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, said ? 1_000_000 : half.length);
                exchange.getResponseBody().write(half);
                exchange.getResponseBody().flush();
                exchange.close();
            });
            cutting.start();
            try {
                Outcome cut = export(
                        "goalFacts",
                        "--format",
                        format.extension(),
                        "--server",
                        "http://localhost:" + cutting.getAddress().getPort());
                assertThat(cut.code()).as(cut.out()).isEqualTo(2);
                assertThat(cut.err()).contains("goalFacts broke off after", "--refresh");
                assertThat(files()).containsExactlyInAnyOrder(Manifest.FILE, "goalFacts." + format.extension());
                assertThat(directory.resolve("goalFacts." + format.extension())).hasBinaryContent(whole);
            } finally {
                cutting.stop(0);
            }
        }
    }
}
