package io.targetledger.schema;

import java.util.List;

import graphql.schema.GraphQLSchema;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.execution.GraphQlSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is checked in of the schema is what is served, and what is served keeps what was promised. */
class SchemaFilesTest {

    static TestServer server;
    static GraphQLSchema schema;
    static String printed;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        schema = server.bean(GraphQlSource.class).schema();
        printed = PrintedSchema.of(schema);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theSchemaInOneFileIsTheOneThatIsServed() {
        CheckedIn.compare(CheckedIn.SERVED, printed);
    }

    @Test
    void theReferenceIsOfTheSchema() {
        CheckedIn.compare(CheckedIn.REFERENCE, SchemaReference.of(CheckedIn.SOURCES));
    }

    @Test
    void nothingThatWasReleasedIsBrokenUnlessDeclared() {
        DeclaredChanges declared = DeclaredChanges.parse(CheckedIn.read(CheckedIn.DECLARED));

        assertThat(declared.complaints(Breakage.between(CheckedIn.read(CheckedIn.RELEASED), printed)))
                .as(
                        "keep what clients ask for and deprecate it, or declare the change in %s as \"Type.field: why\"",
                        CheckedIn.DECLARED)
                .isEmpty();
    }

    @Test
    void theComparisonLooksIntoEveryType() {
        List<String> compared = Breakage.typesComparedOf(printed);

        assertThat(schema.getAllTypesAsList())
                .extracting(type -> type.getName())
                .filteredOn(name -> !name.startsWith("__"))
                .filteredOn(name -> !List.of("Boolean", "Float", "ID", "Int", "String", "Long")
                        .contains(name))
                .isSubsetOf(compared);
    }

    @Test
    void whatIsDeprecatedSaysSinceWhenUntilWhenAndWhatToUseInstead() {
        assertThat(Deprecations.faultsIn(schema)).isEmpty();
    }
}
