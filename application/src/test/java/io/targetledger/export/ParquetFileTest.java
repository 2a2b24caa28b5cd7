package io.targetledger.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Random;

import io.targetledger.export.RowFile.Contents;
import io.targetledger.fact.Column;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.Snapshot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ParquetFileTest {

    private static final Instant NOON = Instant.parse("2026-05-15T12:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(1969, 12, 31);

    @TempDir
    Path directory;

    record Row(
            @Meaning(en = "n", zh = "n") long number,

            @Meaning(en = "t", zh = "t") String text,

            @Meaning(en = "d", zh = "d") @Nullable BigDecimal amount,

            @Meaning(en = "d", zh = "d") LocalDate day,
            @Meaning(en = "a", zh = "a") Instant at) {}

    private static Row row(@Nullable BigDecimal amount) {
        return new Row(1, "text", amount, DAY, NOON);
    }

    private static ParquetFile begin(OutputStream out) throws IOException {
        return new ParquetFile(new Contents("testFacts", Column.of(Row.class), new Snapshot(1, Instant.EPOCH)), out);
    }

    private Object read(String expression, Row... rows) throws IOException, SQLException {
        Path file = Files.createTempFile(directory, "rows", ".parquet");
        ParquetFile parquet = begin(Files.newOutputStream(file));
        for (Row row : rows) {
            parquet.write(row);
        }
        parquet.finish();
        try (DuckDb duck = new DuckDb()) {
            return duck.one("SELECT " + expression + " FROM " + DuckDb.quoted(file));
        }
    }

    private static final class Counted extends ByteArrayOutputStream {
        boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void noMoreThanARowGroupIsHeld() throws Exception {
        int rows = 2 * ParquetFile.ROW_GROUP_ROWS + 50_001;
        Random random = new Random(1);
        Counted out = new Counted();
        ParquetFile parquet = begin(out);
        int[] sent = new int[3];
        for (int i = 0; i < rows; i++) {
            parquet.write(new Row(i, Long.toHexString(random.nextLong()), BigDecimal.valueOf(i, 2), DAY, NOON));
            if ((i + 1) % ParquetFile.ROW_GROUP_ROWS == 0) {
                sent[(i + 1) / ParquetFile.ROW_GROUP_ROWS] = out.size();
            }
        }
        assertThat(sent[1]).isGreaterThan(1_000_000);
        assertThat(sent[2] - sent[1]).isGreaterThan(1_000_000);
        parquet.finish();
        assertThat(out.closed).isTrue();

        Path file = directory.resolve("large.parquet");
        Files.write(file, out.toByteArray());
        try (DuckDb duck = new DuckDb()) {
            assertThat(duck.ask("SELECT DISTINCT row_group_id, row_group_num_rows AS held FROM parquet_metadata("
                            + DuckDb.quoted(file) + ") ORDER BY row_group_id"))
                    .extracting(group -> group.get("held"))
                    .containsExactly(100_000L, 100_000L, 50_001L);
            assertThat(duck.one("SELECT count(DISTINCT number) FROM " + DuckDb.quoted(file)))
                    .isEqualTo((long) rows);
            assertThat(duck.one("SELECT sum(amount) FROM " + DuckDb.quoted(file)))
                    .isEqualTo(BigDecimal.valueOf((long) rows * (rows - 1) / 2, 2)
                            .stripTrailingZeros()
                            .toPlainString());
        }
    }

    @Test
    void wideRowsMakeSmallerGroups() throws Exception {
        Counted out = new Counted();
        ParquetFile parquet = begin(out);
        Random random = new Random(1);
        byte[] letters = new byte[4_000];
        for (int i = 0; i < 8_000; i++) {
            random.nextBytes(letters);
            parquet.write(new Row(i, HexFormat.of().formatHex(letters), null, DAY, NOON));
        }
        // 64 MB in one group, were it only for the number of rows
        assertThat(out.size()).isGreaterThan(8 << 20);
    }

    @Test
    void everyDecimalThatFitsIsExact() throws Exception {
        String most = "9".repeat(32) + ".999999";
        assertThat(read("amount", row(new BigDecimal(most)))).isEqualTo(most);
        assertThat(read("amount", row(new BigDecimal("-" + most)))).isEqualTo("-" + most);
        assertThat(read("amount", row(new BigDecimal("-0.000001")))).isEqualTo("-0.000001");
        assertThat(read("amount", row(new BigDecimal("1E+20")))).isEqualTo("100000000000000000000");
        assertThat(read("amount", row(BigDecimal.ZERO))).isEqualTo("0");
        assertThat(read("amount", row(null))).isNull();
    }

    @Test
    void aDecimalThatDoesNotFitIsRefusedAndNamed() {
        for (String unfit : new String[] {"1E+32", "-1E+32", "0.0000001"}) {
            assertThatThrownBy(() -> read("amount", row(new BigDecimal(unfit))))
                    .isInstanceOfSatisfying(ValueUnfit.class, refused -> {
                        assertThat(refused.violation().code()).isEqualTo("VALUE_UNFIT_FOR_FILE");
                        assertThat(refused.violation().arguments())
                                .containsEntry("field", "amount")
                                .containsEntry("given", new BigDecimal(unfit).toString())
                                .containsEntry("type", "DECIMAL(38,6)");
                    });
        }
    }

    @Test
    void daysAndTimesAreExact() throws Exception {
        assertThat(read("day", row(null))).isEqualTo(DAY);
        assertThat(read("\"at\"", row(null))).isEqualTo(NOON.toString());
        Instant before = Instant.parse("1969-12-31T23:59:59.999999Z");
        assertThat(read("\"at\"", new Row(1, "", null, DAY, before))).isEqualTo(before.toString());
        assertThatThrownBy(() -> read("\"at\"", new Row(1, "", null, DAY, NOON.plusNanos(1))))
                .isInstanceOf(ValueUnfit.class);
    }

    @Test
    void whatIsNeverNullIsNotWrittenAsNull() {
        assertThatThrownBy(() -> read("text", new Row(1, null, null, DAY, NOON)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Row.text is never null");
    }

    @Test
    void aFileWithoutRowsIsAFile() throws Exception {
        assertThat(read("count(*)")).isEqualTo(0L);
    }

    @Test
    void whatWasNotFinishedIsNoFile() throws Exception {
        Counted out = new Counted();
        ParquetFile parquet = begin(out);
        Random random = new Random(1);
        for (int i = 0; i <= ParquetFile.ROW_GROUP_ROWS; i++) {
            parquet.write(new Row(i, Long.toHexString(random.nextLong()), null, DAY, NOON));
        }
        Path file = directory.resolve("unfinished.parquet");
        Files.write(file, out.toByteArray());

        assertThat(out.size()).isPositive();
        assertThat(out.closed).isFalse();
        try (DuckDb duck = new DuckDb()) {
            assertThatThrownBy(() -> duck.ask("SELECT * FROM " + DuckDb.quoted(file)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("No magic bytes found at end of file");
        }
    }

    @Test
    void aReaderThatIsGoneEndsTheWriting() throws Exception {
        ParquetFile parquet = begin(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("gone");
            }
        });
        assertThatThrownBy(() -> {
                    for (int i = 0; i <= ParquetFile.ROW_GROUP_ROWS; i++) {
                        parquet.write(new Row(i, "", null, DAY, NOON));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
