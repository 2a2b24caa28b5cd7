package io.targetledger.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

import io.targetledger.fact.Column;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object a line, of the same columns in every line. Decimals are text, so that no reader rounds them. */
final class JsonLinesFile implements RowFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Column> columns;
    private final JsonGenerator json;

    JsonLinesFile(Contents contents, OutputStream out) {
        this.columns = contents.columns();
        this.json = JSON.createGenerator(out).configure(StreamWriteFeature.FLUSH_PASSED_TO_STREAM, false);
    }

    @Override
    public void write(Record row) {
        json.writeStartObject();
        for (Column column : columns) {
            json.writeName(column.name());
            write(column.of(row));
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void write(@Nullable Object value) {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal decimal) {
            json.writeString(decimal.toPlainString());
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(value.toString());
        }
    }

    @Override
    public void finish() throws IOException {
        json.close();
    }
}
