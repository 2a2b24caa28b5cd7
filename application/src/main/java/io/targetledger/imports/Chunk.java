package io.targetledger.imports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.targetledger.command.AccessDenied;
import io.targetledger.command.CommandGate;
import io.targetledger.command.Receipt;
import io.targetledger.command.Submission;
import io.targetledger.imports.RowOutcome.Result;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Some rows of one kind on their way in. */
final class Chunk<R> {

    private static final int ATTEMPTS = 6;

    private final Intake<R> intake;
    private final Terms terms;
    private final Tools tools;

    record Tools(CommandGate gate, Views views, RowWords words, Clock clock, Executor threads) {}

    private record Read<R>(int place, Row row, R said, String id) {}

    private record Planned<R>(Read<R> read, Plan plan) {}

    Chunk(Intake<R> intake, Terms terms, Tools tools) {
        this.intake = intake;
        this.terms = terms;
        this.tools = tools;
    }

    List<RowOutcome> take(List<Row> rows) {
        @Nullable RowOutcome[] outcomes = new RowOutcome[rows.size()];
        List<Read<R>> open = read(rows, outcomes);
        while (!open.isEmpty()) {
            // What is said again of the same object is compared with what the first row made of it.
            List<Read<R>> again = withoutFirsts(open);
            takeFirsts(open, outcomes);
            open = again;
        }
        return Arrays.stream(outcomes).map(Chunk::answered).toList();
    }

    private static RowOutcome answered(@Nullable RowOutcome outcome) {
        if (outcome == null) {
            throw new IllegalStateException("a row was left without an answer");
        }
        return outcome;
    }

    private List<Read<R>> read(List<Row> rows, @Nullable RowOutcome[] outcomes) {
        List<Read<R>> read = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            Row row = rows.get(place);
            try {
                checkFields(row);
                R said = intake.read(new Fields(row.fields()));
                read.add(new Read<>(place, row, said, intake.id(said)));
            } catch (Refusal refusal) {
                outcomes[place] = rejected(row, 0, refusal);
            }
        }
        return read;
    }

    private void checkFields(Row row) {
        for (String field : row.fields().keySet()) {
            if (!intake.kind().allows(field)) {
                throw new Refusal(
                        "UNKNOWN_FIELD",
                        null,
                        Map.of(
                                "given",
                                field,
                                "allowed",
                                String.join(", ", intake.kind().fields())));
            }
        }
    }

    private List<Read<R>> withoutFirsts(List<Read<R>> open) {
        Set<String> seen = new HashSet<>();
        List<Read<R>> again = new ArrayList<>();
        for (Iterator<Read<R>> rows = open.iterator(); rows.hasNext(); ) {
            Read<R> row = rows.next();
            if (!seen.add(row.id())) {
                again.add(row);
                rows.remove();
            }
        }
        return again;
    }

    private void takeFirsts(List<Read<R>> rows, @Nullable RowOutcome[] outcomes) {
        List<Planned<R>> planned = plan(rows, outcomes);
        if (terms.dryRun()) {
            planned.forEach(row -> outcomes[row.read().place()] = foreseen(row));
            return;
        }
        while (!planned.isEmpty()) {
            List<Planned<R>> ready = ready(planned);
            planned.removeAll(ready);
            carryOut(ready, outcomes);
        }
    }

    private List<Planned<R>> plan(List<Read<R>> rows, @Nullable RowOutcome[] outcomes) {
        Intake.Planner<R> planner =
                intake.planner(rows.stream().map(Read::said).toList(), patiently(tools.views()::upToDate), terms);
        List<Planned<R>> planned = new ArrayList<>();
        for (Read<R> row : rows) {
            try {
                planned.add(new Planned<>(row, planner.plan(row.said())));
            } catch (Refusal refusal) {
                outcomes[row.place()] = rejected(row.row(), 0, refusal);
            }
        }
        return planned;
    }

    /** Rows that need none of the others; all of them where they need each other, which the ledger then refuses. */
    private List<Planned<R>> ready(List<Planned<R>> planned) {
        Set<String> waiting = planned.stream().map(row -> row.read().id()).collect(Collectors.toSet());
        List<Planned<R>> ready = planned.stream()
                .filter(row -> Collections.disjoint(intake.after(row.read().said()), waiting))
                .toList();
        return ready.isEmpty() ? List.copyOf(planned) : ready;
    }

    private void carryOut(List<Planned<R>> rows, @Nullable RowOutcome[] outcomes) {
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (Planned<R> row : rows) {
            if (row.plan().steps().isEmpty()) {
                outcomes[row.read().place()] = new RowOutcome(row.read().row().line(), Result.UNCHANGED, 0, List.of());
            } else {
                running.add(CompletableFuture.runAsync(
                        () -> outcomes[row.read().place()] = carryOut(row), tools.threads()));
            }
        }
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private RowOutcome carryOut(Planned<R> planned) {
        Row row = planned.read().row();
        Map<String, Long> versions = new HashMap<>(planned.plan().versions());
        int events = 0;
        try {
            for (Plan.Step step : planned.plan().steps()) {
                Receipt receipt = patiently(() -> tools.gate().submit(step.command(), submission(step)));
                Long before = versions.put(receipt.aggregate(), receipt.version());
                events += (int) Math.max(0, receipt.version() - (before == null ? 0 : before));
            }
        } catch (Refusal refusal) {
            return rejected(row, events, refusal);
        } catch (AccessDenied denied) {
            return RowOutcome.rejected(row.line(), events, List.of(tools.words().of(denied, terms.locale())));
        }
        Result result = events == 0 ? Result.UNCHANGED : changed(planned.plan());
        return new RowOutcome(row.line(), result, events, List.of());
    }

    /** An import may record faster than the views fold; waiting for them again is better than breaking off. */
    private static <T> T patiently(Supplier<T> reading) {
        for (int attempt = 1; ; attempt++) {
            try {
                return reading.get();
            } catch (UnanswerableRead behind) {
                if (attempt == ATTEMPTS) {
                    throw behind;
                }
            }
        }
    }

    private Submission submission(Plan.Step step) {
        return Submission.by(terms.actor(), Terms.SOURCE)
                .withCorrelationId(terms.importId())
                .withEffectiveAt(effectiveAt(step.effectiveOn()));
    }

    /** The beginning of the day; null, which is now, for days to come. */
    private @Nullable Instant effectiveAt(@Nullable LocalDate day) {
        if (day == null) {
            return null;
        }
        Instant start = day.atStartOfDay(tools.clock().getZone()).toInstant();
        return start.isAfter(tools.clock().instant()) ? null : start;
    }

    private RowOutcome foreseen(Planned<R> row) {
        int steps = row.plan().steps().size();
        Result result = steps == 0 ? Result.UNCHANGED : changed(row.plan());
        return new RowOutcome(row.read().row().line(), result, steps, List.of());
    }

    private static Result changed(Plan plan) {
        return plan.isAboutSomethingKnown() ? Result.CHANGED : Result.NEW;
    }

    private RowOutcome rejected(Row row, int events, Refusal refusal) {
        return RowOutcome.rejected(row.line(), events, tools.words().of(refusal, row, terms.locale()));
    }
}
