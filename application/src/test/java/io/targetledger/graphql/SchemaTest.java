package io.targetledger.graphql;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.targetledger.security.Role;
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

    @Test
    void everyQueryThatCanBeAskedByOneClockCanBeAskedByTheOther() {
        try (TestServer server = TestServer.start()) {
            List<Map<String, Object>> fields = server.as("root", Role.ADMIN)
                    .ask("{ __schema { queryType { fields { name args { name } } } } }")
                    .ok()
                    .get("__schema.queryType.fields");

            Map<String, List<String>> arguments = fields.stream()
                    .collect(Collectors.toMap(field -> (String) field.get("name"), SchemaTest::argumentsOf));
            assertThat(arguments.values().stream().filter(args -> args.contains("asOf")))
                    .hasSizeGreaterThan(30);
            // Rows for machines are refreshed by what was recorded; business times are columns of theirs.
            arguments.keySet().removeIf(name -> name.endsWith("Facts") || name.endsWith("Dimension"));
            assertThat(arguments)
                    .allSatisfy((name, args) ->
                            assertThat(args.contains("effectiveAt")).isEqualTo(args.contains("asOf")));
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> argumentsOf(Map<String, Object> field) {
        return ((List<Map<String, String>>) field.get("args"))
                .stream().map(argument -> argument.get("name")).toList();
    }
}
