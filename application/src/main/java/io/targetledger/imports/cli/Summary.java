package io.targetledger.imports.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.targetledger.imports.Rejection;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.RowOutcome;
import org.jspecify.annotations.Nullable;

/** What became of all the rows of an import. */
final class Summary {

    static final int MOST_SAMPLES = 5;

    private final Map<RowKind, Part> parts = new LinkedHashMap<>();
    private final Map<String, BigDecimal> totals = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();

    /** Rows of one kind. */
    static final class Part {
        private long rows;
        private long fresh;
        private long changed;
        private long unchanged;
        private long rejected;
        private long events;

        long rows() {
            return rows;
        }

        long fresh() {
            return fresh;
        }

        long changed() {
            return changed;
        }

        long unchanged() {
            return unchanged;
        }

        long rejected() {
            return rejected;
        }

        long events() {
            return events;
        }
    }

    /** One of the first rejections, to be shown at once. */
    record Sample(
            String file,
            long line,
            @Nullable String column,
            @Nullable String value,
            String reason) {}

    void add(SourceRow row, RowOutcome outcome) {
        Part part = parts.computeIfAbsent(row.kind(), kind -> new Part());
        part.rows++;
        part.events += outcome.events();
        switch (outcome.result()) {
            case NEW -> part.fresh++;
            case CHANGED -> part.changed++;
            case UNCHANGED -> part.unchanged++;
            case REJECTED -> reject(part, row, outcome.rejections());
        }
        if (outcome.result() != RowOutcome.Result.REJECTED) {
            row.counts().forEach((name, amount) -> totals.merge(name, amount, BigDecimal::add));
        }
    }

    private void reject(Part part, SourceRow row, List<Rejection> rejections) {
        part.rejected++;
        if (samples.size() < MOST_SAMPLES) {
            Rejection first = rejections.get(0);
            String column = first.field() == null ? null : row.columns().getOrDefault(first.field(), first.field());
            samples.add(new Sample(
                    row.origin().file().toString(), row.origin().line(), column, first.value(), first.message()));
        }
    }

    Map<RowKind, Part> parts() {
        return parts;
    }

    /** Sums over the rows that were not rejected, e.g. {@code won} and {@code revenue}. */
    Map<String, BigDecimal> totals() {
        return totals;
    }

    List<Sample> samples() {
        return samples;
    }

    long rows() {
        return parts.values().stream().mapToLong(Part::rows).sum();
    }

    long rejected() {
        return parts.values().stream().mapToLong(Part::rejected).sum();
    }

    long events() {
        return parts.values().stream().mapToLong(Part::events).sum();
    }
}
