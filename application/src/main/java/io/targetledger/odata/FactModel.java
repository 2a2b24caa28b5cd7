package io.targetledger.odata;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.targetledger.fact.Column;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.Meaning;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlAnnotation;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression;
import org.apache.olingo.commons.api.edmx.EdmxReference;
import org.apache.olingo.commons.api.edmx.EdmxReferenceInclude;
import org.jspecify.annotations.Nullable;

/** Tables of facts as the standard models them: an entity set each, keyed by {@code rowKey}, of the columns they declare. */
final class FactModel extends CsdlAbstractEdmProvider {

    static final String KEY = "rowKey";

    private static final String NAMESPACE = "TargetLedger";
    private static final FullQualifiedName CONTAINER = new FullQualifiedName(NAMESPACE, "Tables");
    private static final String CORE = "Org.OData.Core.V1";
    private static final URI CORE_VOCABULARY =
            URI.create("https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1.xml");

    /** Of instants: they are to the millisecond. */
    private static final int TIMESTAMP_PRECISION = 3;

    private final Collection<FactTable<?>> tables;

    FactModel(Collection<FactTable<?>> tables) {
        this.tables = tables;
    }

    /** What the metadata refers to: the vocabulary in which columns are described. */
    static List<EdmxReference> references() {
        return List.of(new EdmxReference(CORE_VOCABULARY).addInclude(new EdmxReferenceInclude(CORE, "Core")));
    }

    @Override
    public @Nullable CsdlEntityType getEntityType(FullQualifiedName name) {
        return tables.stream()
                .filter(table -> nameOf(table).equals(name))
                .findFirst()
                .map(FactModel::typeOf)
                .orElse(null);
    }

    @Override
    public @Nullable CsdlEntitySet getEntitySet(FullQualifiedName container, String name) {
        return tables.stream()
                .filter(table -> container.equals(CONTAINER) && table.name().equals(name))
                .findFirst()
                .map(FactModel::setOf)
                .orElse(null);
    }

    @Override
    public @Nullable CsdlEntityContainerInfo getEntityContainerInfo(@Nullable FullQualifiedName name) {
        return name == null || name.equals(CONTAINER)
                ? new CsdlEntityContainerInfo().setContainerName(CONTAINER)
                : null;
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer()
                .setName(CONTAINER.getName())
                .setEntitySets(tables.stream().map(FactModel::setOf).toList());
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return List.of(new CsdlSchema()
                .setNamespace(NAMESPACE)
                .setEntityTypes(tables.stream().map(FactModel::typeOf).toList())
                .setEntityContainer(getEntityContainer()));
    }

    private static FullQualifiedName nameOf(FactTable<?> table) {
        return new FullQualifiedName(NAMESPACE, table.rowType().getSimpleName());
    }

    private static CsdlEntitySet setOf(FactTable<?> table) {
        return new CsdlEntitySet().setName(table.name()).setType(nameOf(table));
    }

    private static CsdlEntityType typeOf(FactTable<?> table) {
        Meaning meaning = Objects.requireNonNull(table.rowType().getAnnotation(Meaning.class), table.name());
        return new CsdlEntityType()
                .setName(table.rowType().getSimpleName())
                .setKey(List.of(new CsdlPropertyRef().setName(KEY)))
                .setProperties(
                        table.columns().stream().map(FactModel::propertyOf).toList())
                .setAnnotations(List.of(described(meaning.en(), meaning.zh())));
    }

    private static CsdlProperty propertyOf(Column column) {
        CsdlProperty property = new CsdlProperty()
                .setName(column.name())
                .setType(kindOf(column).getFullQualifiedName())
                .setNullable(column.nullable())
                .setAnnotations(List.of(described(column.en(), column.zh())));
        return switch (column.type()) {
            case DECIMAL -> property.setPrecision(Column.PRECISION).setScale(Column.SCALE);
            case TIMESTAMP -> property.setPrecision(TIMESTAMP_PRECISION);
            case STRING, ID, INTEGER, DATE, BOOLEAN -> property;
        };
    }

    private static EdmPrimitiveTypeKind kindOf(Column column) {
        return switch (column.type()) {
            case STRING, ID -> EdmPrimitiveTypeKind.String;
            case INTEGER ->
                column.javaType() == long.class || column.javaType() == Long.class
                        ? EdmPrimitiveTypeKind.Int64
                        : EdmPrimitiveTypeKind.Int32;
            case DECIMAL -> EdmPrimitiveTypeKind.Decimal;
            case DATE -> EdmPrimitiveTypeKind.Date;
            case TIMESTAMP -> EdmPrimitiveTypeKind.DateTimeOffset;
            case BOOLEAN -> EdmPrimitiveTypeKind.Boolean;
        };
    }

    private static CsdlAnnotation described(String en, String zh) {
        return new CsdlAnnotation()
                .setTerm(CORE + ".Description")
                .setExpression(new CsdlConstantExpression(
                        CsdlConstantExpression.ConstantExpressionType.String, en + " " + zh));
    }
}
