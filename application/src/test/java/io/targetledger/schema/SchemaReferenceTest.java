package io.targetledger.schema;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaReferenceTest {

    private final Map<String, String> pages = SchemaReference.of(Map.of(
            "goal",
            """
            "A goal. 目标"
            type Goal implements Node { "Its name. 名称" title(in: String): [String!]! status: Status! @deprecated(reason: "Since 2026-12-01: no") }
            enum Status { "Not yet. 草稿" DRAFT }
            extend type Query { "One. 一个" goal(id: ID!, "How many." first: Int = 5): Goal }
            """,
            "shared",
            "type Query { \"\"\" Where\n  it | stands. \"\"\" head: Int! } interface Node { id: ID! } scalar Decimal"));

    @Test
    void tellsOfQueriesWithTheirArguments() {
        assertThat(pages.get("goal.md")).contains("""
                ## goal (query)

                One. 一个

                Answers [Goal](#goal).

                | argument | type | |
                |---|---|---|
                | `id` | ID! |  |
                | `first` | Int = `5` | How many. |
                """);
        assertThat(pages.get("shared.md")).contains("## head (query)\n\nWhere it \\| stands.\n\nAnswers Int!.\n");
    }

    @Test
    void tellsOfTypesAndLinksThemToTheirPages() {
        assertThat(pages.get("goal.md")).contains("""
                ## Goal

                A goal. 目标

                *type, implements [Node](shared.md#node)*

                | field | type | |
                |---|---|---|
                | `title(in: String)` | \\[String!\\]! | Its name. 名称 |
                | `status` | [Status](#status)! | **Deprecated.** Since 2026-12-01: no |
                """, "| `DRAFT` | Not yet. 草稿 |");
    }

    @Test
    void listsEverything() {
        assertThat(pages.get("README.md"))
                .contains(
                        "| [goal](goal.md) | [goal](goal.md#goal-query) | [Goal](goal.md#goal), [Status](goal.md#status) |",
                        "| [shared](shared.md) | [head](shared.md#head-query) | [Node](shared.md#node), [Decimal](shared.md#decimal) |");
    }
}
