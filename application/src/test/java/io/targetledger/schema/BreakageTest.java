package io.targetledger.schema;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BreakageTest {

    private static final String BEFORE = """
            type Query { goal(id: ID!, asOf: String): Goal, find(filter: Filter): [Goal!]! }
            interface Node { id: ID! }
            type Goal implements Node { id: ID!, title: String!, note: String, status: Status!, tags: [String!] }
            enum Status { DRAFT, ACTIVE }
            input Filter { title: String, status: Status }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title: String!,                       |                                   | Goal.title
            title: String!                        | title: String                     | Goal.title
            title: String!                        | title: Int!                       | Goal.title
            tags: [String!]                       | tags: [String]                    | Goal.tags
            tags: [String!]                       | tags: String                      | Goal.tags
            enum Status { DRAFT, ACTIVE }         | enum Status { ACTIVE }            | Status.DRAFT
            goal(id: ID!, asOf: String)           | goal(id: ID!)                     | Query.goal
            goal(id: ID!, asOf: String)           | goal(id: ID!, asOf: String!)      | Query.goal
            goal(id: ID!, asOf: String)           | goal(id: ID!, asOf: String, n: Int!) | Query.goal
            goal(id: ID!, asOf: String)           | goal(id: Int!, asOf: String)      | Query.goal
            input Filter { title: String,         | input Filter {                    | Filter.title
            input Filter { title: String,         | input Filter { title: String!,    | Filter.title
            input Filter { title: String,         | input Filter { title: Int,        | Filter.title
            input Filter { title: String,         | input Filter { n: Int!, title: String, | Filter.n
            Goal implements Node {                | Goal {                            | Goal.Node
            """)
    void isFound(String old, String changed, String what) {
        assertThat(BEFORE).contains(old);

        List<Breakage> found = Breakage.between(BEFORE, BEFORE.replace(old, changed == null ? "" : changed));

        assertThat(found)
                .extracting(Breakage::what)
                .anySatisfy(name -> assertThat(name).startsWith(what));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            note: String                  | note: String!
            note: String                  | note: String, more: Int
            goal(id: ID!, asOf: String)   | goal(id: ID, asOf: String, more: Int)
            goal(id: ID!, asOf: String)   | goal(id: ID!, asOf: String, more: Int! = 1)
            input Filter { title: String, | input Filter { more: Int, title: String,
            DRAFT, ACTIVE                 | DRAFT, ACTIVE, CLOSED
            note: String                  | note: String @deprecated(reason: "later")
            """)
    void isNotFoundWhereClientsGoOn(String old, String changed) {
        assertThat(BEFORE).contains(old);

        assertThat(Breakage.between(BEFORE, BEFORE.replace(old, changed))).isEmpty();
    }

    @Test
    void isForgivenOnlyWhereItIsDeclaredAndOnlyAsLongAsItIsThere() {
        List<Breakage> breakages = List.of(new Breakage("Goal.title", "gone"), new Breakage("Goal.note", "gone"));

        assertThat(new DeclaredChanges(Map.of("Goal.title", "nobody asked for it")).complaints(breakages))
                .containsExactly("breaks clients: Goal.note: gone");
        assertThat(DeclaredChanges.parse("# known\n\nGoal.title: t\nGoal.note: n\nGoal.old: o\n")
                        .complaints(breakages))
                .containsExactly("declared, but breaks nothing: Goal.old");
    }

    @Test
    void isDeclaredWithAReason() {
        assertThatThrownBy(() -> DeclaredChanges.parse("Goal.title:"))
                .hasMessage("a declared change is \"Type.field: why\", was \"Goal.title:\"");
    }

    @Test
    void deprecationsAreDated() {
        String schema = """
                type Query {
                    good: Int @deprecated(reason: "Since 2026-12-01, stays until 2027-06-01: use better")
                    undated: Int @deprecated(reason: "use better")
                    backwards: Int @deprecated(reason: "Since 2026-12-01, stays until 2026-11-30: use better")
                    noDay: Int @deprecated(reason: "Since 2026-13-01, stays until 2027-06-01: use better")
                    by(old: Int @deprecated): Colour
                    of(which: Which): Int
                }
                enum Colour { RED @deprecated, BLUE }
                input Which { name: String @deprecated }
                """;

        assertThat(Deprecations.faultsIn(Breakage.read(schema)))
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "Query.undated", "Query.backwards", "Query.noDay", "Query.by(old)", "Colour.RED", "Which.name");
    }
}
