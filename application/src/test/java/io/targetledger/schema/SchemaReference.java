package io.targetledger.schema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ObjectTypeExtensionDefinition;
import graphql.language.TypeDefinition;
import graphql.parser.Parser;

/** The reference of the schema: a page for each of its files, which is one for each capability, and an index. */
final class SchemaReference {

    private static final Map<String, String> OPERATIONS =
            Map.of("Query", "query", "Mutation", "mutation", "Subscription", "subscription");
    private static final List<String> ORDER = List.of("Query", "Mutation", "Subscription");

    private final Map<String, Page> pages = new TreeMap<>();
    private final Map<String, String> pageOfType = new TreeMap<>();

    private SchemaReference() {}

    /** What one file of the schema holds: fields by the operation they belong to, and types in their order. */
    private record Page(Map<String, List<FieldDefinition>> operations, List<TypeDefinition<?>> types) {

        Page() {
            this(new LinkedHashMap<>(), new ArrayList<>());
        }
    }

    /** Pages by the names of their files. */
    static Map<String, String> of(Path folder) {
        Map<String, String> sources = new TreeMap<>();
        for (String file : CheckedIn.namesIn(folder)) {
            sources.put(file.replace(".graphqls", ""), CheckedIn.read(folder.resolve(file)));
        }
        return of(sources);
    }

    /** @param sources parts of the schema by the names of their capabilities */
    static Map<String, String> of(Map<String, String> sources) {
        SchemaReference reference = new SchemaReference();
        new TreeMap<>(sources).forEach((name, text) -> reference.read(name, Parser.parse(text)));
        Map<String, String> written = new TreeMap<>();
        reference.pages.forEach((name, page) -> written.put(name + ".md", reference.written(name, page)));
        written.put("README.md", reference.index());
        return written;
    }

    private void read(String name, Document document) {
        Page page = new Page();
        for (ObjectTypeDefinition type : document.getDefinitionsOfType(ObjectTypeDefinition.class)) {
            if (OPERATIONS.containsKey(type.getName())) {
                page.operations
                        .computeIfAbsent(type.getName(), of -> new ArrayList<>())
                        .addAll(type.getFieldDefinitions());
            }
        }
        document.getDefinitions().stream()
                .filter(TypeDefinition.class::isInstance)
                .map(definition -> (TypeDefinition<?>) definition)
                .filter(type -> !(type instanceof ObjectTypeExtensionDefinition))
                .filter(type -> !OPERATIONS.containsKey(type.getName()))
                .forEach(type -> {
                    page.types.add(type);
                    pageOfType.put(type.getName(), name);
                });
        pages.put(name, page);
    }

    private String written(String name, Page page) {
        ReferenceWords words = new ReferenceWords(pageOfType, name);
        StringBuilder text = new StringBuilder("# GraphQL reference: ")
                .append(name)
                .append("\n\nMade of [`")
                .append(name)
                .append(".graphqls`](../../graphql-schema/src/main/resources/graphql/")
                .append(name)
                .append(".graphqls); [all of it](README.md), [the guide](../graphql.md).\n");
        for (String operation : ORDER) {
            for (FieldDefinition field : page.operations.getOrDefault(operation, List.of())) {
                words.operation(OPERATIONS.getOrDefault(operation, operation), field, text);
            }
        }
        page.types.forEach(type -> words.type(type, text));
        return text.toString();
    }

    private String index() {
        StringBuilder text = new StringBuilder("""
                # GraphQL reference

                Every query, mutation, subscription and type, made of the schema and kept up to date by a test. How they are used is told
                by [the guide](../graphql.md). The whole schema as one file:
                [`schema.graphqls`](../../graphql-schema/schema.graphqls).

                | capability | queries, mutations, subscriptions | types |
                |---|---|---|
                """);
        pages.forEach((name, page) -> {
            ReferenceWords words = new ReferenceWords(pageOfType, "");
            List<String> fields = new ArrayList<>();
            for (String operation : ORDER) {
                page.operations.getOrDefault(operation, List.of()).forEach(field -> {
                    String kind = OPERATIONS.getOrDefault(operation, operation);
                    fields.add("[%s](%s.md#%s-%s)"
                            .formatted(
                                    field.getName(), name, field.getName().toLowerCase(java.util.Locale.ROOT), kind));
                });
            }
            List<String> types = page.types.stream()
                    .map(type -> words.linked(type.getName()))
                    .toList();
            text.append("| [%s](%s.md) | %s | %s |\n"
                    .formatted(name, name, String.join(", ", fields), String.join(", ", types)));
        });
        return text.toString();
    }
}
