package io.targetledger.odata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.targetledger.fact.FactQuestion;
import io.targetledger.odata.InventedTable.Row;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowScanTest {

    private static final int ROWS = 25_000;
    private static final Comparator<Record> BY_NAME = Comparator.comparing(row -> String.valueOf(((Row) row).name()));

    private final InventedTable table = new InventedTable(IntStream.range(0, ROWS)
            .mapToObj(number -> Row.of(number, "n" + number % 7, null, null))
            .toList());

    private RowScan<Row> scan(@Nullable Predicate<Row> condition, int read, int sorted) {
        return new RowScan<>(
                table,
                FactQuestion.ALL,
                condition == null ? null : row -> condition.test((Row) row),
                InventedTable.NOW,
                new ODataLimits(read, sorted));
    }

    private static Predicate<Row> every(int n) {
        return row -> row.number() % n == 0;
    }

    private static List<Integer> numbers(List<Row> rows) {
        return rows.stream().map(Row::number).toList();
    }

    private static List<Integer> expected(int n, int skip) {
        return IntStream.range(0, ROWS)
                .filter(number -> number % n == 0)
                .skip(skip)
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 10000, 200000",
        "1, 13, 10000, 200000",
        "1, 24990, 7, 200000",
        "3, 0, 1000, 200000",
        "3, 1, 999, 200000",
        "3, 5000, 100, 2000",
        "997, 0, 10, 1500",
        "1, 12345, 4000, 1500",
        "7, 30000, 10, 200000",
    })
    void pagesOneAfterTheOtherAreAllRowsOnce(int n, int skip, int most, int read) {
        RowScan<Row> scan = scan(n == 1 ? null : every(n), read, 1);
        List<Integer> found = new ArrayList<>();
        @Nullable String cursor = null;
        long toSkip = skip;
        int pages = 0;
        do {
            RowScan.Found<Row> page = scan.page(cursor, toSkip, most, true);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(most);
            found.addAll(numbers(page.rows()));
            cursor = page.next();
            toSkip = page.toSkip();
            pages++;
        } while (cursor != null && pages < 10_000);
        assertThat(found).isEqualTo(expected(n, skip));
    }

    @Test
    void aRequestReadsNoMoreThanItMay() {
        RowScan.Found<Row> page = scan(row -> false, 3_000, 1).page(null, 0, 10, true);

        assertThat(page.rows()).isEmpty();
        assertThat(page.next()).isNotNull();
        assertThat(table.read()).isBetween(3_000, 10_000);
    }

    @Test
    void aShortPageReadsLittle() {
        scan(null, 200_000, 1).page(null, 0, 5, false);

        assertThat(table.read()).isEqualTo(5);
    }

    @Test
    void theCountIsOfAllRowsOrRefused() {
        assertThat(scan(every(3), 200_000, 1).count()).isEqualTo(expected(3, 0).size());
        assertThat(scan(null, ROWS, 1).count()).isEqualTo(ROWS);
        assertThatThrownBy(() -> scan(every(3), 20_000, 1).count())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ODATA_TOO_MANY_ROWS")
                .hasMessageContaining("20000")
                .hasMessageContaining("inventedFacts");
    }

    @Test
    void sortedRowsKeepTheOrderOfTheTableAmongEquals() {
        List<Row> sorted = scan(every(5), 200_000, 20_000).sorted(BY_NAME, null);
        List<Row> wanted = new ArrayList<>(
                scan(every(5), 200_000, 1).page(null, 0, 10_000, false).rows());
        wanted.sort(BY_NAME);

        assertThat(sorted).isEqualTo(wanted);
        assertThat(scan(every(5), 200_000, 20_000).sorted(BY_NAME, 30L)).isEqualTo(wanted.subList(0, 30));
    }

    @Test
    void theFirstOfManySortedRowsAreFoundWhereAllWouldBeTooMany() {
        assertThat(scan(null, 200_000, 100).sorted(BY_NAME, 50L))
                .hasSize(50)
                .allMatch(row -> "n0".equals(row.name()))
                .extracting(Row::number)
                .startsWith(0, 7, 14);
        assertThatThrownBy(() -> scan(null, 200_000, 100).sorted(BY_NAME, null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("given=$orderby")
                .hasMessageContaining("allowed=100");
    }

    @Test
    void aKeyIsFoundOrNotOrTooFarAway() {
        assertThat(scan(row -> row.number() == 24_999, 200_000, 1).only()).isNotNull();
        assertThat(scan(row -> row.number() == -1, 200_000, 1).only()).isNull();
        assertThatThrownBy(() -> scan(row -> row.number() == 24_999, 5_000, 1).only())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("rowKey");
    }
}
