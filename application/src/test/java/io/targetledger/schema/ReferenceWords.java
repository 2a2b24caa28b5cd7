package io.targetledger.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import graphql.language.AbstractDescribedNode;
import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ScalarTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import org.jspecify.annotations.Nullable;

/** Definitions of a schema in Markdown, types linked to where they are described. */
final class ReferenceWords {

    private final Map<String, String> pageOfType;
    private final String page;

    /** @param page the one that is written */
    ReferenceWords(Map<String, String> pageOfType, String page) {
        this.pageOfType = pageOfType;
        this.page = page;
    }

    void operation(String kind, FieldDefinition field, StringBuilder text) {
        heading(field.getName() + " (" + kind + ")", field.getDescription(), field, text);
        text.append("\nAnswers ").append(typed(field.getType())).append(".\n");
        values("argument", field.getInputValueDefinitions(), text);
    }

    void type(TypeDefinition<?> type, StringBuilder text) {
        heading(type.getName(), descriptionOf(type), type, text);
        text.append("\n*").append(kindOf(type)).append("*\n");
        if (type instanceof ImplementingTypeDefinition<?> fields) {
            text.append("\n| field | type | |\n|---|---|---|\n");
            fields.getFieldDefinitions()
                    .forEach(field -> row(
                            field.getName() + argumentsOf(field),
                            typed(field.getType()),
                            said(field.getDescription(), field),
                            text));
        } else if (type instanceof InputObjectTypeDefinition input) {
            values("field", input.getInputValueDefinitions(), text);
        } else if (type instanceof EnumTypeDefinition values) {
            text.append("\n| value | |\n|---|---|\n");
            values.getEnumValueDefinitions()
                    .forEach(value -> text.append(
                            "| `%s` | %s |\n".formatted(value.getName(), said(value.getDescription(), value))));
        }
    }

    private static @Nullable Description descriptionOf(TypeDefinition<?> type) {
        return type instanceof AbstractDescribedNode<?> described ? described.getDescription() : null;
    }

    /** The name of a type, linked where it is one of ours. */
    String linked(String type) {
        @Nullable String on = pageOfType.get(type);
        return on == null
                ? type
                : "[%s](%s#%s)".formatted(type, on.equals(page) ? "" : on + ".md", type.toLowerCase(Locale.ROOT));
    }

    private void heading(
            String title, @Nullable Description description, DirectivesContainer<?> node, StringBuilder text) {
        text.append("\n## ").append(title).append('\n');
        String said = said(description, node);
        if (!said.isEmpty()) {
            text.append('\n').append(said).append('\n');
        }
    }

    private void values(String column, List<InputValueDefinition> values, StringBuilder text) {
        if (values.isEmpty()) {
            return;
        }
        text.append("\n| ").append(column).append(" | type | |\n|---|---|---|\n");
        for (InputValueDefinition value : values) {
            String preset =
                    value.getDefaultValue() == null ? "" : " = `" + AstPrinter.printAst(value.getDefaultValue()) + "`";
            row(value.getName(), typed(value.getType()) + preset, said(value.getDescription(), value), text);
        }
    }

    private static void row(String name, String type, String said, StringBuilder text) {
        text.append("| `%s` | %s | %s |\n".formatted(name, type, said));
    }

    private static String argumentsOf(FieldDefinition field) {
        return field.getInputValueDefinitions().isEmpty()
                ? ""
                : field.getInputValueDefinitions().stream()
                        .map(argument -> argument.getName() + ": " + AstPrinter.printAst(argument.getType()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String kindOf(TypeDefinition<?> type) {
        if (type instanceof InputObjectTypeDefinition) {
            return "input";
        }
        if (type instanceof EnumTypeDefinition) {
            return "enum";
        }
        if (type instanceof ScalarTypeDefinition) {
            return "scalar";
        }
        if (type instanceof UnionTypeDefinition union) {
            return "union of "
                    + union.getMemberTypes().stream().map(this::typed).collect(Collectors.joining(", "));
        }
        String kind = type instanceof InterfaceTypeDefinition ? "interface" : "type";
        List<String> above = type instanceof ImplementingTypeDefinition<?> implementing
                ? implementing.getImplements().stream().map(this::typed).toList()
                : List.of();
        return above.isEmpty() ? kind : kind + ", implements " + String.join(", ", above);
    }

    private String typed(Type<?> type) {
        if (type instanceof NonNullType sure) {
            return typed(sure.getType()) + "!";
        }
        if (type instanceof ListType list) {
            return "\\[" + typed(list.getType()) + "\\]";
        }
        return linked(((TypeName) type).getName());
    }

    private static String said(@Nullable Description description, DirectivesContainer<?> node) {
        String said = description == null
                ? ""
                : description
                        .getContent()
                        .strip()
                        .replaceAll("\\s*\\R\\s*", " ")
                        .replace("|", "\\|");
        return node.getDirectives("deprecated").stream()
                .map(ReferenceWords::reason)
                .map(reason -> (said.isEmpty() ? "" : said + " ") + "**Deprecated.** " + reason)
                .findFirst()
                .orElse(said);
    }

    private static String reason(Directive deprecated) {
        return deprecated.getArgument("reason") != null
                        && deprecated.getArgument("reason").getValue() instanceof StringValue text
                ? text.getValue()
                : "";
    }
}
