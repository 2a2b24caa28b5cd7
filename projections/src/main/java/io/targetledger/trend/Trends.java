package io.targetledger.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Answers trends: rows by series, then by bucket, without holes. */
public final class Trends {

    static final int MOST_ROWS = 10_000;

    private final Map<String, TrendMeasure> measures;

    public Trends(Collection<? extends TrendMeasure> measures) {
        this.measures = measures.stream().collect(Collectors.toMap(TrendMeasure::name, Function.identity()));
    }

    /**
     * @throws Refusal {@code TREND_GROUP_NOT_OFFERED}, {@code TREND_FILTER_NOT_OFFERED}
     * @throws UnanswerableRead {@code TREND_TOO_MANY_ROWS}, {@code TREND_TOO_MANY_GOALS}, {@code TREND_TOO_MUCH}
     */
    public List<TrendRow> of(String measure, TrendQuestion question, ReadPoint at) {
        TrendMeasure asked = find(measure);
        if (!asked.groupings().contains(question.grouping())) {
            throw notOffered(question.grouping(), measure, asked.groupings());
        }
        return rows(asked.points(question, at), question);
    }

    /** Whether it is made of what not everybody may see. */
    public boolean isPersonal(String measure) {
        return find(measure).isPersonal();
    }

    private TrendMeasure find(String measure) {
        TrendMeasure found = measures.get(measure);
        if (found == null) {
            throw new IllegalStateException("The schema offers the trend of " + measure + ", which nobody answers");
        }
        return found;
    }

    static Refusal notOffered(Grouping given, String measure, Collection<Grouping> allowed) {
        return new Refusal(
                "TREND_GROUP_NOT_OFFERED",
                "groupBy",
                Map.of(
                        "given",
                        given,
                        "measure",
                        measure,
                        "allowed",
                        allowed.stream().sorted().map(Enum::name).collect(Collectors.joining(", "))));
    }

    /**
     * How the numbers of rows came to be, in the order given.
     *
     * @param rows the answer to the same question at the same point, whole: what is carried on comes from a row before
     * @throws UnanswerableRead {@code EXPLANATION_TOO_MANY_ROWS} for more than 100 rows, and those of the measure
     */
    public List<PointExplanation> explain(String measure, List<TrendRow> rows, TrendQuestion question, ReadPoint at) {
        PoolExplanations.mustBeFew(rows.size());
        List<TrendPoint> there =
                rows.stream().filter(TrendRow::isComputed).map(TrendRow::point).toList();
        Iterator<PointExplanation> explained =
                find(measure).explain(there, question, at).iterator();
        List<PointExplanation> answers = new ArrayList<>();
        @Nullable PointExplanation before = null;
        for (TrendRow row : rows) {
            PointExplanation answer = row.isComputed() ? explained.next() : row.explained(before);
            answers.add(answer);
            before = row.gap() == TrendRow.Gap.CARRIED || answer.value().value() == null ? before : answer;
        }
        return answers;
    }

    private static List<TrendRow> rows(List<TrendPoint> points, TrendQuestion question) {
        Map<TrendSeries, Map<Integer, TrendPoint>> lines = new TreeMap<>(TrendSeries.ORDER);
        for (TrendPoint point : points) {
            lines.computeIfAbsent(point.series(), series -> new LinkedHashMap<>())
                    .put(point.bucket().number(), point);
        }
        long size = (long) lines.size() * question.buckets().size();
        if (size > MOST_ROWS) {
            throw new UnanswerableRead("TREND_TOO_MANY_ROWS", Map.of("given", size, "allowed", MOST_ROWS));
        }
        List<TrendRow> rows = new ArrayList<>();
        lines.forEach((series, line) -> {
            @Nullable BigDecimal before = null;
            for (Bucket bucket : question.buckets()) {
                TrendPoint point = line.get(bucket.number());
                boolean begun = !bucket.start().isAfter(question.today());
                TrendRow row = point == null
                        ? TrendRow.filled(series, bucket, begun, before)
                        : new TrendRow(point, point.value() == null ? TrendRow.Gap.EMPTY : null);
                before = row.point().value() == null ? before : row.point().value();
                rows.add(row);
            }
        });
        return rows;
    }
}
