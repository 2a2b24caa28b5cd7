package io.targetledger.odata;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactPage;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.Meaning;
import io.targetledger.projection.ReadPoint;
import org.jspecify.annotations.Nullable;

/** Rows that no ledger has. It selects nothing by itself, and counts what it was asked for. */
final class InventedTable implements FactTable<InventedTable.Row> {

    static final ReadPoint NOW = new ReadPoint(0, Instant.EPOCH, LocalDate.EPOCH);

    private final List<Row> rows;
    private final AtomicInteger read = new AtomicInteger();

    InventedTable(List<Row> rows) {
        this.rows = rows;
    }

    @Meaning(en = "A row.", zh = "行")
    record Row(
            String rowKey,
            @Meaning(en = "A name.", zh = "名称") @Nullable String name,
            @Meaning(en = "A day.", zh = "日") @Nullable LocalDate day,
            @Meaning(en = "A number.", zh = "数") int number,
            @Meaning(en = "An amount.", zh = "金额") @Nullable BigDecimal amount,
            long changedAtPosition,
            Instant changedAt,
            boolean deleted)
            implements FactRow {

        static Row of(int number, @Nullable String name, @Nullable String day, @Nullable String amount) {
            return new Row(
                    "row-" + number,
                    name,
                    day == null ? null : LocalDate.parse(day),
                    number,
                    amount == null ? null : new BigDecimal(amount),
                    number,
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number),
                    number % 10 == 9);
        }
    }

    /** How many rows were handed out. */
    int read() {
        return read.get();
    }

    @Override
    public String name() {
        return "inventedFacts";
    }

    @Override
    public Class<Row> rowType() {
        return Row.class;
    }

    @Override
    public List<FactFilter> filters() {
        return List.of(
                FactFilter.text("name", "view.name", "Of this name.", "名称"),
                FactFilter.from("since", "day", "view.day", "From this day on.", "起始日"),
                FactFilter.to("until", "day", "view.day", "Up to this day.", "截止日"));
    }

    @Override
    public FactPage<Row> page(FactQuestion question, ReadPoint at) {
        int from = question.after() == null ? 0 : Integer.parseInt(question.after());
        int to = Math.min(rows.size(), from + question.size());
        read.addAndGet(to - from);
        return new FactPage<>(rows.subList(from, to), Integer.toString(to), to < rows.size());
    }
}
