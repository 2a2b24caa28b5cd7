package io.targetledger.odata;

import java.net.URI;
import java.util.Iterator;
import java.util.List;

import io.targetledger.fact.Column;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.FactTable;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityIterator;
import org.apache.olingo.commons.api.data.Property;
import org.apache.olingo.commons.api.data.ValueType;

/** Rows on their way into an answer, made into what the library writes one at a time. */
final class Rows extends EntityIterator {

    private final List<Column> columns;
    private final String table;
    private final Iterator<? extends Record> rows;

    Rows(FactTable<?> table, List<? extends Record> rows) {
        this.columns = table.columns();
        this.table = table.name();
        this.rows = rows.iterator();
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Entity next() {
        Record row = rows.next();
        Entity entity = new Entity();
        for (Column column : columns) {
            entity.addProperty(new Property(null, column.name(), ValueType.PRIMITIVE, column.of(row)));
        }
        entity.setId(URI.create(table + "('" + ((FactRow) row).rowKey() + "')"));
        return entity;
    }
}
