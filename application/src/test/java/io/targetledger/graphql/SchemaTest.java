package io.targetledger.graphql;

import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.execution.SchemaReport;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTest {

    @Test
    void everyFieldOfTheSchemaIsAnsweredBySomething() {
        try (TestServer server = TestServer.start()) {
            SchemaReport report = server.schemaReport();

            assertThat(report.unmappedFields()).isEmpty();
            assertThat(report.unmappedRegistrations()).isEmpty();
            assertThat(report.unmappedArguments()).isEmpty();
            assertThat(report.fieldNullnessErrors()).isEmpty();
            assertThat(report.argumentNullnessErrors()).isEmpty();
            assertThat(report.skippedTypes()).as("types not looked into").isEmpty();
        }
    }
}
