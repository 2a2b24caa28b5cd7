package io.targetledger.imports.cli;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.imports.RowKind;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file of rows is written and what its columns mean. */
final class CsvOptions {

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            split = ",",
            description =
                    "Which column a field comes from; a number from 1 with --no-header. COLUMN+COLUMN joins several by"
                            + " dots. Columns named like a field need no mapping.")
    private Map<String, String> mapped = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description = "A value for all rows that have none of their own, e.g. --set metric=revenue.")
    private Map<String, String> constants = new LinkedHashMap<>();

    @Option(
            names = "--date-format",
            paramLabel = "P",
            defaultValue = Values.ISO_DATE,
            description = "How dates are written, e.g. dd/MM/yyyy (default: ${DEFAULT-VALUE}).")
    private String dateFormat = Values.ISO_DATE;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            defaultValue = ",",
            description = "Sign between two columns; \\t or tab for a tab (default: ${DEFAULT-VALUE}).")
    private String delimiter = ",";

    @Option(names = "--decimal-comma", description = "Numbers are written 1.234,50.")
    private boolean decimalComma;

    @Option(names = "--no-header", description = "The first line is a row already; columns are numbered from 1.")
    private boolean noHeader;

    @Option(
            names = "--encoding",
            paramLabel = "E",
            defaultValue = "UTF-8",
            description = "Encoding of the file, e.g. GB18030 (default: ${DEFAULT-VALUE}).")
    private String encoding = "UTF-8";

    @Option(
            names = "--define-metrics",
            paramLabel = "CURRENCY",
            description =
                    "Define the metrics of the standard catalogue that are missing, amounts in this currency, e.g. CNY.")
    private @Nullable String currency;

    RowSource open(RowKind kind, Path file, Locale locale, Map<String, String> same, List<String> required) {
        TableSource source = TableSource.open(kind, file, format(), values(locale), mapped, same, required);
        try {
            return currency == null ? source : source.definingMetrics(currency);
        } catch (Refusal refusal) {
            source.close();
            throw new ImportRefused("options.currency", Map.of("given", String.valueOf(currency)));
        }
    }

    Map<String, String> constants() {
        return constants;
    }

    private Values values(Locale locale) {
        return new Values(dateFormat, locale, decimalComma);
    }

    CsvFormat format() {
        return new CsvFormat(charset(encoding), delimiterSign(), !noHeader);
    }

    static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ImportRefused("options.encoding", Map.of("given", name));
        }
    }

    private char delimiterSign() {
        String sign = delimiter.equals("\\t") || delimiter.equalsIgnoreCase("tab") ? "\t" : delimiter;
        if (sign.length() != 1 || sign.equals("\"") || sign.equals("\n") || sign.equals("\r")) {
            throw new ImportRefused("options.delimiter", Map.of("given", delimiter));
        }
        return sign.charAt(0);
    }
}
