package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import graphql.schema.idl.WiringFactory;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives every type that implements {@code Audited}, from its one {@link AuditedType}, what no controller gives it:
 *
 * <ul>
 *   <li>the fields of {@code Audited};
 *   <li>a field for each component of its view, ids becoming the objects they name where the schema says so, and names
 *       the one in the caller's language;
 *   <li>the field of {@code Query} that finds it by its id;
 *   <li>its field in the payload of mutations.
 * </ul>
 */
@Component
final class AuditedWiring implements RuntimeWiringConfigurer {

    private static final Map<String, Function<Versioned<?>, Object>> COMMON = Map.of(
            "id", Versioned::key,
            "version", Versioned::version,
            "createdAt", Versioned::createdAt,
            "updatedAt", Versioned::updatedAt,
            "position", Versioned::position);

    private final AuditedTypes types;
    private final Views views;
    private TypeDefinitionRegistry schema = new TypeDefinitionRegistry();

    AuditedWiring(AuditedTypes types, Views views, BatchLoaderRegistry loaders) {
        this.types = types;
        this.views = views;
        loaders.<Reference, Found<?>>forName(References.LOADER)
                .registerMappedBatchLoader(
                        (references, environment) -> Mono.fromSupplier(() -> types.findAll(references)));
    }

    @Override
    public void setTypeDefinitionRegistry(TypeDefinitionRegistry registry) {
        schema = registry;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        schema.getTypes(graphql.language.InterfaceTypeDefinition.class)
                .forEach(type -> wiring.type(
                        type.getName(),
                        of -> of.typeResolver(environment -> {
                            Found<?> found = environment.getObject();
                            return environment
                                    .getSchema()
                                    .getObjectType(
                                            types.ofId(found.id()).orElseThrow().name());
                        })));
    }

    /** Runs when all controllers have given their fields. */
    @Override
    public void configure(RuntimeWiring.Builder wiring, List<WiringFactory> factories) {
        for (ObjectTypeDefinition type : schema.getTypes(ObjectTypeDefinition.class)) {
            if (type.getImplements().stream().anyMatch(name -> nameOf(name).equals("Audited"))) {
                addObject(type, wiring);
            } else if (type.getName().endsWith("Payload")) {
                type.getFieldDefinitions().forEach(field -> addChanged(type.getName(), field, wiring));
            }
        }
        fieldsOf("Query").forEach(field -> addById(field, wiring));
    }

    private void addObject(ObjectTypeDefinition type, RuntimeWiring.Builder wiring) {
        AuditedType<?> audited = types.named(type.getName());
        if (audited == null) {
            throw new IllegalStateException(
                    "type %s implements Audited: declare an AuditedType bean of that name".formatted(type.getName()));
        }
        for (FieldDefinition field : type.getFieldDefinitions()) {
            Function<Versioned<?>, Object> common = COMMON.get(field.getName());
            if (common != null) {
                add(
                        wiring,
                        type.getName(),
                        field,
                        new Cell<Found<?>>(
                                ResolvableType.NONE,
                                (found, language) ->
                                        common.apply(judged(audited, found).versioned())));
            } else {
                ViewProperty.find(audited.fold().viewType(), field.getName())
                        .ifPresent(property -> add(wiring, type.getName(), field, shown(audited, property, field)));
            }
        }
    }

    /** A list that forgot to ask the type's rule shows nothing rather than everything. */
    private Found<?> judged(AuditedType<?> type, Found<?> found) {
        if (types.isRestricted(type) && !found.judged()) {
            throw new IllegalStateException(
                    "%s has a read rule: make its lists by ReadRules.page".formatted(type.name()));
        }
        return found;
    }

    private DataFetcher<?> shown(AuditedType<?> audited, ViewProperty property, FieldDefinition field) {
        String type = nameOf(field.getType());
        if (property.isId() && !type.equals("ID")) {
            return new Named(
                    property.type(), found -> property.of(judged(audited, found).view()));
        }
        if (property.isId()) {
            return new Cell<Found<?>>(property.type(), (found, language) -> {
                Object id = property.of(judged(audited, found).view());
                return id == null ? null : id.toString();
            });
        }
        if (property.isLocalizedName() && type.equals("String")) {
            return new Cell<Found<?>>(ResolvableType.forClass(String.class), (found, language) -> {
                Object name = property.of(judged(audited, found).view());
                return name == null ? null : Names.in(language.get(), (LocalizedName) name);
            });
        }
        return new Cell<Found<?>>(
                property.type(),
                (found, language) -> property.of(judged(audited, found).view()));
    }

    /** The object a mutation changed, at or after the change. */
    private void addChanged(String payloadType, FieldDefinition field, RuntimeWiring.Builder wiring) {
        AuditedType<?> changed = types.named(nameOf(field.getType()));
        if (changed != null) {
            add(wiring, payloadType, field, new Read(foundOf(changed), environment -> {
                Payload payload = environment.getSource();
                return payload == null || payload.id() == null || payload.position() == null
                        ? null
                        : types.find(changed, payload.id(), views.atLeast(payload.position()));
            }));
        }
    }

    private void addById(FieldDefinition field, RuntimeWiring.Builder wiring) {
        AuditedType<?> type = types.named(nameOf(field.getType()));
        if (type != null && !TypeInfo.typeInfo(field.getType()).isList()) {
            add(
                    wiring,
                    "Query",
                    field,
                    new Read(
                            foundOf(type),
                            environment -> types.find(
                                    type,
                                    environment.getArgumentOrDefault("id", ""),
                                    ReadPoints.of(environment, views))));
        }
    }

    private static void add(RuntimeWiring.Builder wiring, String type, FieldDefinition field, DataFetcher<?> fetcher) {
        Map<?, ?> given = wiring.build().getDataFetchers().getOrDefault(type, Map.of());
        if (!given.containsKey(field.getName())) {
            wiring.type(type, of -> of.dataFetcher(field.getName(), fetcher));
        }
    }

    private List<FieldDefinition> fieldsOf(String type) {
        List<FieldDefinition> fields = new ArrayList<>();
        schema.getType(type, ObjectTypeDefinition.class).ifPresent(found -> fields.addAll(found.getFieldDefinitions()));
        schema.objectTypeExtensions()
                .getOrDefault(type, List.of())
                .forEach(extension -> fields.addAll(extension.getFieldDefinitions()));
        return fields;
    }

    private static ResolvableType foundOf(AuditedType<?> type) {
        return ResolvableType.forClassWithGenerics(Found.class, type.fold().viewType());
    }

    private static String nameOf(graphql.language.Type<?> type) {
        return TypeInfo.typeInfo(type).getName();
    }

    /** The object that a part of another names. */
    private record Named(ResolvableType getReturnType, Function<Found<?>, @Nullable Object> id)
            implements SelfDescribingDataFetcher<Object>, LightDataFetcher<Object> {

        @Override
        public String getDescription() {
            return "AuditedWiring";
        }

        @Override
        public @Nullable Object get(
                GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
            Found<?> found = (Found<?>) source;
            Object named = id.apply(found);
            if (named == null) {
                return null;
            }
            Deadline.check(environment.get().getGraphQlContext());
            return References.load(environment.get(), new Reference(named.toString(), found.at()));
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) {
            Found<?> source = Objects.requireNonNull(environment.getSource());
            return get(environment.getFieldDefinition(), source, () -> environment);
        }
    }

    /** A data fetcher that reads, and says what it returns, so that the schema's inspection can follow. */
    private record Read(ResolvableType getReturnType, DataFetcher<?> fetcher)
            implements SelfDescribingDataFetcher<Object> {

        @Override
        public String getDescription() {
            return "AuditedWiring";
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
            return fetcher.get(environment);
        }
    }
}
