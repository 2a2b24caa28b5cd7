package io.targetledger.imports.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.imports.RowKind;
import io.targetledger.imports.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableSourceTest {

    private static final List<String> NEEDED = List.of("id", "metric", "subject", "on", "amount");
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path directory;

    @Test
    void columnsCalledAsFieldsNeedNoMapping() {
        Path file = file("ID,Metric,subject,on,amount,dimension.product\n1,revenue,Li Na,2026-03-01,12.50,GTX\n");
        assertThat(fields(file, CsvFormat.USUAL, Values.iso(), Map.of(), Map.of()))
                .containsExactly(Map.of(
                        "id", "1",
                        "metric", "revenue",
                        "subject", "Li Na",
                        "on", "2026-03-01",
                        "amount", "12.50",
                        "dimension.product", "GTX"));
    }

    @Test
    void fieldsComeFromTheColumnsTheyAreMappedToAndConstantsFillTheRest() {
        Path file = file("nr;who;day;sum;what\n7;Li Na;31.12.2026;1.234,50;\n8;Li Na;01.01.2027;-2,5;leads\n");
        assertThat(fields(
                        file,
                        new CsvFormat(StandardCharsets.UTF_8, ';', true),
                        new Values("dd.MM.yyyy", Locale.ENGLISH, true),
                        Map.of("id", "nr+who", "subject", "who", "on", "day", "amount", "sum", "metric", "what"),
                        Map.of("metric", "revenue")))
                .containsExactly(
                        Map.of(
                                "id",
                                "7.Li Na",
                                "subject",
                                "Li Na",
                                "on",
                                "2026-12-31",
                                "amount",
                                "1234.50",
                                "metric",
                                "revenue"),
                        Map.of(
                                "id",
                                "8.Li Na",
                                "subject",
                                "Li Na",
                                "on",
                                "2027-01-01",
                                "amount",
                                "-2.5",
                                "metric",
                                "leads"));
    }

    @Test
    void withoutAHeaderColumnsAreNumbers() {
        Path file = file("2026-03-01,1,Li Na,12\n2026-03-02,2,Li Na,13\n");
        assertThat(fields(
                        file,
                        new CsvFormat(StandardCharsets.UTF_8, ',', false),
                        Values.iso(),
                        Map.of("id", "2", "subject", "3", "on", "1", "amount", "4"),
                        Map.of("metric", "revenue")))
                .hasSize(2)
                .first()
                .isEqualTo(
                        Map.of("id", "1", "subject", "Li Na", "on", "2026-03-01", "amount", "12", "metric", "revenue"));
    }

    @Test
    void aChineseExportInItsOwnEncodingIsRead() {
        Path file = directory.resolve("销售.csv");
        Imports.write(file, "编号,姓名,日期,金额\n1,李娜,2026年3月1日,12\n", GB18030);
        assertThat(fields(
                        file,
                        new CsvFormat(GB18030, ',', true),
                        new Values("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE, false),
                        Map.of("id", "编号", "subject", "姓名", "on", "日期", "amount", "金额"),
                        Map.of("metric", "revenue")))
                .containsExactly(
                        Map.of("id", "1", "subject", "李娜", "on", "2026-03-01", "amount", "12", "metric", "revenue"));
        assertThatThrownBy(() -> fields(file, CsvFormat.USUAL, Values.iso(), Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(said(refused)).contains("is not written in UTF-8", "--encoding GB18030"));
    }

    @Test
    void aByteOrderMarkAndQuotedLineBreaksAndBlankLinesAreNoTrouble() {
        Path file = file(
                "\uFEFF\"id\",metric,subject,on,amount\r\n\"1\",revenue,\"Na, \"\"Li\"\"\nof Pudong\",2026-03-01,1\r\n\r\n2,revenue,x,2026-03-01,1");
        List<SourceRow> rows = rows(file, CsvFormat.USUAL, Values.iso(), Map.of(), Map.of());
        assertThat(rows.get(0).fields())
                .containsEntry("subject", "Na, \"Li\"\nof Pudong")
                .containsEntry("id", "1");
        assertThat(rows.get(1).origin().line()).isEqualTo(5);
    }

    @Test
    void aLineThatIsNoRowIsRefusedByItself() {
        Path file = file(
                "id,metric,subject,on,amount\n1,revenue,x,2026-02-30,1\n2,revenue,x,2026-03-01,1,extra\n3,revenue,x,2026-03-01,1e3\n");
        List<SourceRow> rows = rows(file, CsvFormat.USUAL, Values.iso(), Map.of(), Map.of());
        assertThat(rows.get(0).refusal())
                .isNotNull()
                .satisfies(refusal ->
                        assertThat(refusal.violations().get(0).code()).isEqualTo("NOT_A_DATE"));
        assertThat(rows.get(1).refusal())
                .isNotNull()
                .satisfies(refusal ->
                        assertThat(refusal.violations().get(0).code()).isEqualTo("WRONG_NUMBER_OF_FIELDS"));
        assertThat(rows.get(2).fields()).containsEntry("amount", "1000");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamed() {
        Path file =
                file("id,metric,subject,on,amount\n1,revenue,x,2026-03-01,1\n2,\"revenue,x,2026-03-01,1\n3,revenue\n");
        assertThatThrownBy(() -> fields(file, CsvFormat.USUAL, Values.iso(), Map.of(), Map.of()))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(said(refused)).contains("from line 3 on"));
    }

    @Test
    void mappingsThatDoNotFitNameWhatThereIs() {
        Path file = file("nr,who,who\n");
        assertRefused(
                file,
                Map.of("amout", "nr"),
                "There is no field \"amout\"; there are id, metric, subject, on, amount, dimension.…");
        assertRefused(file, Map.of("id", "number"), "has no column \"number\"; it has nr, who, who.");
        assertRefused(file, Map.of("id", "who"), "has two columns \"who\"");
        assertRefused(
                file,
                Map.of("id", "nr"),
                "says nothing of metric, subject, on, amount: map them, e.g. --map metric=COLUMN");
        assertRefused(file(""), Map.of(), "is empty");
        assertRefused(directory.resolve("none.csv"), Map.of(), "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q yyyy qq", "bb", "yyyy-MM-'dd"})
    void aFormThatNoDateCanHaveIsNamed(String pattern) {
        assertThatThrownBy(() -> {
                    Values values = new Values(pattern, Locale.ENGLISH, false);
                    values.date("on", "2026-03-01");
                })
                .satisfies(thrown -> assertThat(
                                thrown instanceof ImportRefused refused ? said(refused) : thrown.getMessage())
                        .contains(pattern));
    }

    @Test
    void goalsWithoutAnIdAreToldApartByWhatTheyAre() {
        String header = "title,owner,metric,target,start,end\n";
        List<Map<String, String>> ids = new ArrayList<>();
        for (String line : List.of(
                "Sell more,Li Na,revenue,100,2026-01-01,2026-12-31",
                "Sell more,person/li.na,metric/revenue,200,2026-01-01,2026-12-31",
                "Sell most,Li Na,revenue,100,2026-01-01,2026-12-31")) {
            try (TableSource source = TableSource.open(
                    RowKind.GOALS, file(header + line), CsvFormat.USUAL, Values.iso(), Map.of(), Map.of(), List.of())) {
                ids.add(source.next().fields());
            }
        }
        assertThat(ids.get(0).get("id"))
                .startsWith("goal/import.")
                .isEqualTo(ids.get(1).get("id"));
        assertThat(ids.get(2).get("id")).isNotEqualTo(ids.get(0).get("id"));
    }

    private void assertRefused(Path file, Map<String, String> mapped, String message) {
        assertThatThrownBy(() -> fields(file, CsvFormat.USUAL, Values.iso(), mapped, Map.of()))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(said(refused)).contains(message));
    }

    private static String said(ImportRefused refused) {
        return refused.in(new Words(Locale.ENGLISH));
    }

    private Path file(String text) {
        return Imports.write(directory.resolve("rows.csv"), text);
    }

    private static List<Map<String, String>> fields(
            Path file, CsvFormat format, Values values, Map<String, String> mapped, Map<String, String> constants) {
        return rows(file, format, values, mapped, constants).stream()
                .map(SourceRow::fields)
                .toList();
    }

    private static List<SourceRow> rows(
            Path file, CsvFormat format, Values values, Map<String, String> mapped, Map<String, String> constants) {
        List<SourceRow> rows = new ArrayList<>();
        try (TableSource source =
                TableSource.open(RowKind.MEASUREMENTS, file, format, values, mapped, constants, NEEDED)) {
            source.forEachRemaining(rows::add);
        }
        return rows;
    }
}
