package io.targetledger.graphql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.targetledger.security.InvalidSetting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OperationFilesTest {

    private final OperationFiles files = new OperationFiles(
            UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new SchemaParser().parse("type Query { head: Int, goal(id: ID!): String }")),
            100);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("README.md"), "not an operation");
        Files.writeString(folder.resolve("head.graphql"), "query head { head }");
    }

    @Test
    void areReadByTheirNames() throws IOException {
        Files.writeString(
                folder.resolve("goal.graphql"),
                "query goal($id: ID!) { goal(id: $id) ...more } fragment more on Query { head }");

        assertThat(files.in(folder)).extracting(Operation::name).containsExactly("goal", "head");
        assertThat(files.in(folder).get(0).variables()).containsExactly("id");
    }

    @Test
    void areRefusedByNameWithWhatIsWrong() {
        assertRefused("wrong", "query wrong { heads }", "heads");
        assertRefused("broken", "query broken {", "Invalid syntax");
        assertRefused("two", "query two { head } query three { head }", "it holds 2 operations");
        assertRefused("none", "fragment none on Query { head }", "none");
        assertRefused("other", "query another { head }", "its operation is called another; call it other");
        assertRefused("anonymous", "{ head }", "its operation is called nothing; call it anonymous");
        assertRefused("a-b", "query ab { head }", "it is called \"a-b\"; use letters, digits and _ only");
        assertRefused(
                "long",
                "query long { head }" + " ".repeat(100),
                "it has 119 characters",
                "max-query-characters allows 100");
    }

    @Test
    void areText() throws IOException {
        Path file = folder.resolve("binary.graphql");
        Files.write(file, new byte[] {(byte) 0xc3, (byte) 0x28});

        assertThatThrownBy(() -> files.in(folder))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("target-ledger.graphql.operations: %s is not UTF-8", file);
    }

    @Test
    void lieInAFolder() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> files.in(missing))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContainingAll("target-ledger.graphql.operations must be a folder", missing.toString());
    }

    @Test
    void haveNamesOfTheirOwn() {
        List<Operation> twice =
                List.of(files.checked("head", "query head { head }"), files.checked("head", "query head { h: head }"));

        assertThatThrownBy(() -> new Operations(twice))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("there is an operation head already");
    }

    private void assertRefused(String name, String text, String... words) {
        Path file = folder.resolve(name + ".graphql");
        try {
            Files.writeString(file, text);
            assertThatThrownBy(() -> files.in(folder))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageContainingAll(words)
                    .hasMessageContaining(file + " cannot be used");
            Files.delete(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
