package io.targetledger.odata;

import java.util.List;

import io.targetledger.fact.FactQuestion;
import io.targetledger.odata.InventedTable.Row;
import io.targetledger.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowExpressionsTest {

    private static final InventedTable TABLE = new InventedTable(List.of(
            Row.of(1, "Beijing", "2026-01-31", "10.50"),
            Row.of(2, "北京", "2026-02-28", "-3"),
            Row.of(3, null, null, null),
            Row.of(4, "O'Hara", "2025-12-31", "10.5"),
            Row.of(9, "shanghai", "2026-02-01", "9007199254740993")));

    private static List<Integer> numbers(String filter) {
        Term term = new RowExpressions(TABLE).of(Questions.filter(TABLE, filter));
        return TABLE.page(FactQuestion.ALL, InventedTable.NOW).rows().stream()
                .filter(term::holds)
                .map(Row::number)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name eq 'Beijing'                            | 1",
                "name eq 'beijing'                            | ``",
                "name ne 'Beijing'                            | 2 3 4 9",
                "name eq null                                 | 3",
                "name ne null                                 | 1 2 4 9",
                "name eq 'O''Hara'                            | 4",
                "amount eq 10.5                               | 1 4",
                "amount gt 9007199254740992                   | 9",
                "amount lt 0                                  | 2",
                "amount le 10.5                               | 1 2 4",
                "amount gt null                               | ``",
                "10.5 lt amount                               | 9",
                "number in (1,4,7)                            | 1 4",
                "name in ('Beijing','O''Hara')                | 1 4",
                "day ge 2026-01-31 and day lt 2026-02-28      | 1 9",
                "changedAt eq 2026-01-01T00:00:02Z            | 2",
                "changedAt ge 2026-01-01T08:00:04+08:00       | 4 9",
                "deleted                                      | 9",
                "not deleted                                  | 1 2 3 4",
                "deleted eq false and number gt 2             | 3 4",
                "name eq 'Beijing' or amount eq -3            | 1 2",
                "contains(name,'ei')                          | 1",
                "not contains(name,'ei')                      | 2 4 9",
                "contains(name,'ei') or number eq 3           | 1 3",
                "not (contains(name,'ei') and number eq 4)    | 1 2 3 4 9",
                "not (contains(name,'ei') or number eq 4)     | 2 9",
                "startswith(name,'北')                        | 2",
                "endswith(name,'hai')                         | 9",
                "tolower(name) eq 'beijing'                   | 1",
                "toupper(name) eq 'SHANGHAI'                  | 9",
                "length(name) eq 2                            | 2",
                "year(day) eq 2026 and month(day) eq 2        | 2 9",
                "day(day) eq 31                               | 1 4",
                "date(changedAt) eq 2026-01-01                | 1 2 3 4 9",
                "number eq changedAtPosition                  | 1 2 3 4 9",
            })
    void aFilterHoldsForTheseRows(String filter, String expected) {
        List<Integer> wanted = expected.isEmpty()
                ? List.of()
                : List.of(expected.split(" ")).stream().map(Integer::valueOf).toList();
        assertThat(numbers(filter)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number add 1 eq 2",
                "number mod 2 eq 0",
                "-number eq 1",
                "indexof(name,'e') eq 1",
                "concat(name,'x') eq 'y'",
                "changedAt lt now()"
            })
    void whatIsNotOfferedIsNamedWithWhatIs(String filter) {
        assertThatThrownBy(() -> numbers(filter))
                .isInstanceOf(Unsupported.class)
                .hasMessageContaining("ODATA_UNSUPPORTED")
                .hasMessageContaining("allowed=");
    }

    @Test
    void numbersAndDaysBeyondAllReasonAreRefusedBeforeTheyCostAnything() {
        assertThatThrownBy(() -> numbers("amount gt 1e999999999"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("PARAMETER_UNREADABLE");
        assertThatThrownBy(() -> numbers("amount eq NaN")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> numbers("day gt 99999-01-01")).isInstanceOf(Refusal.class);
    }
}
