package io.targetledger.imports.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.imports.Row;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.RowOutcome;
import io.targetledger.imports.RowOutcome.Result;
import io.targetledger.imports.Words;
import io.targetledger.imports.cli.SourceRow.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImportRunTest {

    private static final Path FILE = Path.of("generated.csv");

    @TempDir
    Path directory;

    /** Makes rows without end in sight, and fails as soon as more of them are on their way than a chunk holds. */
    private static final class Endless implements RowSource, Destination {

        private final long rows;
        private long made;
        private long answered;
        private long chunks;

        Endless(long rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return made < rows;
        }

        @Override
        public SourceRow next() {
            made++;
            if (made - answered > ImportRun.CHUNK) {
                throw new AssertionError((made - answered) + " rows are on their way");
            }
            return measurement(made, "m" + made, "1");
        }

        @Override
        public List<RowOutcome> take(RowKind kind, List<Row> taken) {
            answered += taken.size();
            chunks++;
            return taken.stream()
                    .map(row -> new RowOutcome(row.line(), Result.NEW, 1, List.of()))
                    .toList();
        }

        @Override
        public long size() {
            return rows;
        }

        @Override
        public long position() {
            return made;
        }

        @Override
        public void close() {}
    }

    @Test
    void noMoreThanAChunkOfRowsIsEverHeld() {
        Endless endless = new Endless(200_000);
        Summary summary = run(endless, endless);
        assertThat(summary.events()).isEqualTo(200_000);
        assertThat(endless.chunks).isEqualTo(400);
    }

    @Test
    void rowsOfOneKindAreAnsweredBeforeThoseOfTheNext() {
        List<String> order = new ArrayList<>();
        run(
                of(measurement(1, "a", "1"), measurement(2, "b", "1"), goal(3, "g"), measurement(4, "c", "1")),
                recording(order));
        assertThat(order).containsExactly("MEASUREMENTS 1 2", "GOALS 3", "MEASUREMENTS 4");
    }

    @Test
    void anIdWithOtherValuesIsRejectedAndTheSameLineAgainIsNot() {
        List<String> order = new ArrayList<>();
        Summary summary =
                run(of(measurement(1, "a", "1"), measurement(2, "a", "2"), measurement(3, "a", "1")), recording(order));
        assertThat(order).containsExactly("MEASUREMENTS 1 3");
        assertThat(summary.rejected()).isEqualTo(1);
        assertThat(summary.samples())
                .singleElement()
                .satisfies(sample -> assertThat(sample.line()).isEqualTo(2))
                .satisfies(sample -> assertThat(sample.reason()).contains("line 1"));
    }

    @Test
    void whatIsNotRejectedIsAddedUp() {
        Destination picky = answering(row -> new RowOutcome(
                row.line(),
                row.line() == 2 ? Result.REJECTED : Result.UNCHANGED,
                0,
                row.line() == 2
                        ? List.of(new io.targetledger.imports.Rejection("amount", "9", "X", "no"))
                        : List.of()));
        Summary summary = run(of(measurement(1, "a", "5"), measurement(2, "b", "9"), measurement(3, "c", "7")), picky);
        assertThat(summary.totals()).containsEntry("amount", new BigDecimal("12"));
        assertThat(summary.parts().get(RowKind.MEASUREMENTS).unchanged()).isEqualTo(2);
    }

    @Test
    void aDestinationThatIsLostLeavesASummaryOfWhatWasAnswered() {
        Endless endless = new Endless(1_200);
        int[] chunks = {0};
        Destination lost = new Destination() {
            @Override
            public List<RowOutcome> take(RowKind kind, List<Row> rows) {
                if (++chunks[0] == 2) {
                    throw new ImportRefused("server.unreachable", Map.of("url", "x"));
                }
                return endless.take(kind, rows);
            }

            @Override
            public void close() {}
        };
        try (Rejects rejects = new Rejects(directory::resolve, CsvFormat.USUAL)) {
            ImportRun run = new ImportRun(lost, rejects, Progress.SILENT, new Words(Locale.ENGLISH));
            assertThatThrownBy(() -> run.run(endless)).isInstanceOf(ImportRefused.class);
            assertThat(run.summary().rows()).isEqualTo(500);
        }
    }

    private Summary run(RowSource source, Destination destination) {
        try (Rejects rejects = new Rejects(directory::resolve, CsvFormat.USUAL)) {
            return new ImportRun(destination, rejects, Progress.SILENT, new Words(Locale.ENGLISH)).run(source);
        }
    }

    private static SourceRow measurement(long line, String id, String amount) {
        return SourceRow.good(
                RowKind.MEASUREMENTS,
                new Origin(FILE, line, List.of("id", "amount"), List.of(id, amount)),
                Map.of("id", id, "amount", amount),
                Map.of("id", "id", "amount", "amount"),
                Map.of("amount", new BigDecimal(amount)));
    }

    private static SourceRow goal(long line, String id) {
        return SourceRow.good(
                RowKind.GOALS,
                new Origin(FILE, line, List.of("id"), List.of(id)),
                Map.of("id", id),
                Map.of(),
                Map.of());
    }

    private static RowSource of(SourceRow... rows) {
        var iterator = List.of(rows).iterator();
        return new RowSource() {
            @Override
            public boolean hasNext() {
                return iterator.hasNext();
            }

            @Override
            public SourceRow next() {
                return iterator.next();
            }

            @Override
            public long size() {
                return rows.length;
            }

            @Override
            public long position() {
                return 0;
            }

            @Override
            public void close() {}
        };
    }

    private static Destination recording(List<String> order) {
        return new Destination() {
            @Override
            public List<RowOutcome> take(RowKind kind, List<Row> rows) {
                StringBuilder lines = new StringBuilder(kind.name());
                rows.forEach(row -> lines.append(' ').append(row.line()));
                order.add(lines.toString());
                return rows.stream()
                        .map(row -> new RowOutcome(row.line(), Result.NEW, 1, List.of()))
                        .toList();
            }

            @Override
            public void close() {}
        };
    }

    private static Destination answering(java.util.function.Function<Row, RowOutcome> answer) {
        return new Destination() {
            @Override
            public List<RowOutcome> take(RowKind kind, List<Row> rows) {
                return rows.stream().map(answer).toList();
            }

            @Override
            public void close() {}
        };
    }
}
