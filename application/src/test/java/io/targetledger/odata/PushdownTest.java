package io.targetledger.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.targetledger.fact.FactQuestion;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PushdownTest {

    private static final InventedTable TABLE = new InventedTable(List.of());
    private static final LocalDate DAY = LocalDate.parse("2026-03-31");
    private static final Instant MOMENT = Instant.parse("2026-06-01T00:00:00Z");

    private static FactQuestion pushed(String filter) {
        return Pushdown.of(Questions.filter(TABLE, filter), TABLE);
    }

    @Test
    void equalityOnAColumnWithAFilterIsLeftToTheTable() {
        assertThat(pushed("name eq 'Beijing'").filter()).isEqualTo(Map.of("name", "Beijing"));
        assertThat(pushed("'Beijing' eq name and number gt 3").filter()).isEqualTo(Map.of("name", "Beijing"));
    }

    @Test
    void rangesOfADayAreLeftToTheTable() {
        assertThat(pushed("day ge 2026-03-31").filter()).isEqualTo(Map.of("since", DAY));
        assertThat(pushed("2026-03-31 ge day").filter()).isEqualTo(Map.of("until", DAY));
        assertThat(pushed("day eq 2026-03-31").filter()).isEqualTo(Map.of("since", DAY, "until", DAY));
    }

    @Test
    void changesBehindAPositionAreLeftToTheTable() {
        assertThat(pushed("changedAtPosition gt 4000").changedAfterPosition()).isEqualTo(3999);
        assertThat(pushed("changedAtPosition ge 4000 and changedAtPosition gt 5000")
                        .changedAfterPosition())
                .isEqualTo(4999);
        assertThat(pushed("changedAtPosition lt 4000").changedAfterPosition()).isNull();
        assertThat(pushed("changedAtPosition ge 1e30").changedAfterPosition()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(pushed("changedAtPosition ge -1e30").changedAfterPosition()).isEqualTo(-1);
    }

    @Test
    void changesOfATimeAreLeftToTheTable() {
        FactQuestion question = pushed("changedAt ge 2026-06-01T00:00:00Z and changedAt lt 2026-07-01T00:00:00Z");
        assertThat(question.changedFrom()).isEqualTo(MOMENT);
        assertThat(question.changedTo()).isEqualTo(Instant.parse("2026-07-01T00:00:00.001Z"));
    }

    @Test
    void whatNeedNotHoldIsNotLeftToTheTable() {
        for (String filter : List.of(
                "name eq 'Beijing' or number gt 3",
                "not (name eq 'Beijing')",
                "name ne 'Beijing'",
                "name gt 'Beijing'",
                "name eq null",
                "changedAtPosition gt 5 or deleted",
                "number eq 3")) {
            assertThat(pushed(filter)).as(filter).isEqualTo(Pushdown.of(null, TABLE));
        }
    }
}
