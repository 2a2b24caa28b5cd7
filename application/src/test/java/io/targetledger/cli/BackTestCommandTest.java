package io.targetledger.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;

import io.targetledger.security.Actor;
import io.targetledger.security.LocalTokens;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.Environment;
import picocli.CommandLine;

import static io.targetledger.testing.Company.LI_NA;
import static io.targetledger.testing.Company.WANG_WEI;
import static org.assertj.core.api.Assertions.assertThat;

/** {@code target-ledger backtest} as it is typed. */
class BackTestCommandTest {

    private record Outcome(int code, String out, String err) {}

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(new BackTestCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    @Test
    void aRunningServerIsAskedAndWhatItRefusesIsSaidInTheLanguageAskedFor() {
        try (TestServer server = TestServer.start()) {
            Company company = Company.foundedOn(server);
            for (LocalDate first = LocalDate.of(2024, 1, 1);
                    first.isBefore(LocalDate.of(2026, 4, 1));
                    first = first.plusMonths(3)) {
                for (String seller : new String[] {LI_NA, WANG_WEI}) {
                    company.measure(seller, first.plusDays(9).toString(), "40");
                    company.measure(seller, first.plusMonths(3).minusDays(1).toString(), "60");
                }
            }
            String url = "http://localhost:" + server.bean(Environment.class).getProperty("local.server.port");
            String token = server.bean(LocalTokens.class).issue(Actor.ADMINISTRATOR);

            Outcome done = run("--server", url, "--token", token, "--term", "quarter", "--lang", "en");
            assertThat(done.code()).as(done.err()).isZero();
            assertThat(done.err()).contains("0 of 1 done; now revenue by QUARTER");
            assertThat(done.out())
                    .contains("revenue, QUARTER, intervals of 80 %")
                    .contains("MAE run-rate");
            assertThat(done.out().lines().filter(line -> line.startsWith("PEOPLE")))
                    .hasSize(3)
                    .allMatch(line -> line.matches("PEOPLE +\\d+ % +8 +10 +0.000 .*"));

            Outcome refused = run("--server", url, "--token", token, "--level", "1.5", "--lang", "zh", "--quiet");
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("服务器拒绝").contains("level 须在 0.5 到 0.99 之间");
            assertThat(run("--server", url, "--data", "x", "--lang", "en").err())
                    .contains("not both");
            assertThat(run("--server", "nowhere", "--token", token, "--lang", "en")
                            .err())
                    .contains("is not the address of a server");
            assertThat(run("--server", url, "--token", "nobody", "--lang", "en").code())
                    .isEqualTo(2);
        }
    }

    @Test
    @DisabledIfEnvironmentVariable(
            named = "MONGODB_URI",
            matches = ".+",
            disabledReason = "it would test what is in that MongoDB")
    void aLedgerInADirectoryIsOpenedAndClosed(@TempDir Path directory) {
        Outcome done = run("--data", directory.toString(), "--lang", "en", "--metric", "revenue,won_deals");

        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.err()).contains("3 of 4 done; now won_deals by QUARTER");
        assertThat(done.out()).contains("won_deals, MONTH").doesNotContain("INFO");

        Path nothing = directory.resolve("nothing");
        Outcome none = run("--data", nothing.toString(), "--lang", "zh");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("中没有账本");
        assertThat(nothing).doesNotExist();
    }
}
