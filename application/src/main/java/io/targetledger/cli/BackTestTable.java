package io.targetledger.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import io.targetledger.imports.Words;
import io.targetledger.trend.Term;
import org.jspecify.annotations.Nullable;

/** One back-test as a table of text. */
record BackTestTable(String metric, Term term, BigDecimal level, List<Line> lines) {

    private static final String NOTHING = "-";
    private static final String COLUMNS = "%-6s %5s %6s %7s %13s %13s %9s %9s %8s %8s%n";
    private static final BigDecimal SMALL = BigDecimal.TEN;

    /** @param subjects PEOPLE or UNITS */
    record Line(
            String subjects,
            BigDecimal elapsedShare,
            int cases,
            int skipped,
            @Nullable BigDecimal meanError,
            @Nullable BigDecimal naiveMeanError,
            @Nullable BigDecimal relativeError,
            @Nullable BigDecimal naiveRelativeError,
            @Nullable BigDecimal closer,
            @Nullable BigDecimal coverage) {}

    void print(PrintWriter out, Words words) {
        out.println(words.say("title", Map.of("metric", metric, "term", term, "level", percent(level))));
        out.printf(
                COLUMNS, "", "at", "cases", "skipped", "MAE", "MAE run-rate", "MAPE", "run-rate", "closer", "covered");
        for (Line line : lines) {
            out.printf(
                    COLUMNS,
                    line.subjects(),
                    percent(line.elapsedShare()),
                    line.cases(),
                    line.skipped(),
                    amount(line.meanError()),
                    amount(line.naiveMeanError()),
                    percent(line.relativeError()),
                    percent(line.naiveRelativeError()),
                    percent(line.closer()),
                    percent(line.coverage()));
        }
        out.println();
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null
                ? NOTHING
                : share.movePointRight(2).setScale(0, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null
                ? NOTHING
                : "%,.{d}f"
                        .replace("{d}", amount.compareTo(SMALL) < 0 ? "3" : "0")
                        .formatted(amount);
    }
}
