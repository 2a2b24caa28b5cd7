package io.targetledger.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.execution.GraphQlSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No number of the schema is forgotten: each explains itself, or {@code numbers.txt} says why it need not. Whoever adds one
 * adds a line.
 */
class NumbersOfTheSchemaTest {

    private static final Set<String> NUMBERS = Set.of("Decimal", "Int", "Long", "Float");
    private static final Set<String> REASONS = Set.of("recorded", "counted", "ledger", "calendar", "same", "open");

    private static GraphQLSchema schema;
    private static List<Line> lines;

    private record Line(String pattern, String how, List<String> rest) {

        static Line of(String text) {
            List<String> words = Arrays.asList(text.split("\\s+"));
            return new Line(words.get(0), words.get(1), words.subList(2, words.size()));
        }

        boolean fits(String field) {
            return field.matches(pattern.replace(".", "\\.").replace("*", "\\w*"));
        }
    }

    @BeforeAll
    static void read() throws IOException {
        try (TestServer server = TestServer.start();
                InputStream file = NumbersOfTheSchemaTest.class.getResourceAsStream("numbers.txt")) {
            schema = server.bean(GraphQlSource.class).schema();
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList();
        }
    }

    private static List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        for (GraphQLObjectType type : types()) {
            for (GraphQLFieldDefinition field : type.getFieldDefinitions()) {
                if (NUMBERS.contains(GraphQLTypeUtil.unwrapAll(field.getType()).getName())) {
                    numbers.add(type.getName() + "." + field.getName());
                }
            }
        }
        return numbers;
    }

    private static List<GraphQLObjectType> types() {
        return schema.getAllTypesAsList().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .filter(type -> !type.getName().startsWith("__"))
                .toList();
    }

    @Test
    void everyNumberExplainsItselfOrSaysWhyNot() {
        assertThat(numbers())
                .hasSizeGreaterThan(200)
                .allSatisfy(number -> assertThat(lines)
                        .as("%s is new: explain it, or say in numbers.txt why it need not be", number)
                        .anyMatch(line -> line.fits(number)));
    }

    @Test
    void everyLineIsAboutANumberThatIsThere() {
        Set<Line> used = new HashSet<>();
        numbers()
                .forEach(number -> lines.stream()
                        .filter(line -> line.fits(number))
                        .findFirst()
                        .ifPresent(used::add));
        assertThat(lines).as("no line is left over").allMatch(used::contains);
        assertThat(lines)
                .as("a line about fields of any name would take in new ones")
                .noneMatch(line -> line.pattern().endsWith("*"));
        assertThat(lines)
                .filteredOn(line -> !line.how().equals("explained"))
                .extracting(Line::how)
                .isSubsetOf(REASONS);
    }

    @Test
    void whatIsSaidToBeExplainedIsAndNothingElse() {
        Set<String> said = new TreeSet<>();
        for (Line line : lines) {
            if (line.how().equals("explained")) {
                line.rest().stream()
                        .skip(1)
                        .forEach(number -> said.add(line.rest().get(0) + " " + number));
            }
        }
        Set<String> offered = new TreeSet<>();
        for (GraphQLObjectType type : types()) {
            GraphQLFieldDefinition explain = type.getFieldDefinition("explain");
            if (explain != null) {
                GraphQLArgument of = explain.getArgument("of");
                ((GraphQLEnumType) GraphQLTypeUtil.unwrapAll(of.getType()))
                        .getValues()
                        .forEach(value -> offered.add(type.getName() + " " + value.getName()));
            }
        }
        assertThat(said).isEqualTo(offered);
    }
}
