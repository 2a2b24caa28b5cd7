package io.targetledger.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.targetledger.embedded.EmbeddedMongo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class TargetLedgerTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            serve --port 99999           | --port must be between 0 (any free port) and 65535, was 99999
            serve --port abc             | 'abc' is not an int
            serve --time-zone Mars/Base  | --time-zone must be a zone such as Asia/Shanghai, Europe/Berlin or UTC, was Mars/Base
            serve --address 0.0.0.0      | give --issuer URL
            serve --address no.such.host.invalid | --address must be an address of this machine
            serve --nonsense             | Unknown option
            demo --seed x                | 'x' is not a long
            nonsense                     | Unmatched argument
            """)
    void optionsThatCannotBeUsedAreExplained(String line, String message) {
        Outcome outcome = run(line.strip().split(" +"));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void everythingHasHelp() {
        assertThat(run("--help").out()).contains("serve", "demo");
        assertThat(run("serve", "--help").out())
                .contains("--data", "--port", "--token", "--issuer", "--address", "--time-zone");
        assertThat(run("demo", "--help").out()).contains("--seed");
        assertThat(run("--version").out()).contains("Target Ledger");
        assertThat(run().code()).isEqualTo(2);
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = serve("--port", String.valueOf(taken.getLocalPort()));
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .contains("Port " + taken.getLocalPort() + " is in use by another process", "--port N")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDataDirectoryInUseIsNamed() {
        try (EmbeddedMongo holder = EmbeddedMongo.open(directory)) {
            assertThat(holder.connectionString()).isNotBlank();
            Outcome outcome = serve();
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .contains(directory + " is in use by another process", "--data DIR")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aCorruptStoreIsNamedAndLeftAlone() throws IOException {
        EmbeddedMongo.open(directory).close();
        Path file;
        try (var files = Files.list(directory)) {
            file = files.filter(path -> !path.toString().contains("lock"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(file, "no store at all".repeat(1_000));
        Outcome outcome = serve();
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains(file.toString(), "Nothing was overwritten")
                .doesNotContain("\tat ");
        assertThat(Files.readString(file)).startsWith("no store at all");
    }

    @Test
    void aDataDirectoryThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "x");
        Outcome outcome = run("serve", "--port", "0", "--data", file.toString());
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .contains(file.toString(), "choose another directory")
                .doesNotContain("\tat ");
    }

    @Test
    void aTokenThatIsTooShortIsNotEchoed() {
        Outcome outcome = serve("--token", "hunter2");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("--token must have at least 16").doesNotContain("hunter2");
    }

    private Outcome serve(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "serve";
        arguments[1] = "--data";
        arguments[2] = directory.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return run(arguments);
    }

    private static Outcome run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int code = TargetLedger.run(arguments);
            return new Outcome(
                    code, written.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private record Outcome(int code, String out, String err) {}
}
