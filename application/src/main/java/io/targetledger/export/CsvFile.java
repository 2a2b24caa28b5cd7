package io.targetledger.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.targetledger.fact.Column;
import org.jspecify.annotations.Nullable;

/**
 * RFC 4180 in UTF-8: a header, commas, CRLF. What spreadsheets would take for a formula, a text that begins with {@code = + - @},
 * a tab or a line end, is shown behind an apostrophe (OWASP, <i>CSV Injection</i>); numbers are numbers. Nothing stands for null.
 */
final class CsvFile implements RowFile {

    private static final String FORMULA_SIGNS = "=+-@\t\r\n";

    private final List<Column> columns;
    private final CsvWriter csv;

    CsvFile(Contents contents, OutputStream out) {
        this.columns = contents.columns();
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16));
        csv.writeRecord(columns.stream().map(Column::name).toList());
    }

    @Override
    public void write(Record row) {
        csv.writeRecord(columns.stream().map(column -> cell(column, row)).toList());
    }

    private static String cell(Column column, Record row) {
        @Nullable Object value = column.of(row);
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        String text = value.toString();
        return value instanceof String && !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : text;
    }

    @Override
    public void finish() throws IOException {
        csv.close();
    }
}
