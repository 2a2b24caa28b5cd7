package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.targetledger.goal.GoalOnDay;
import io.targetledger.goal.GoalView;
import io.targetledger.goal.Standings;
import io.targetledger.measurement.Amount;
import io.targetledger.measurement.AmountQuestion;
import io.targetledger.measurement.MeasurementQueries;
import io.targetledger.measurement.MeasurementView;
import io.targetledger.measurement.Series;
import io.targetledger.organisation.Span;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Period;

/**
 * Goals of which much was measured in the first or the last tenth of the period, in three measurements or more: deals held
 * back, brought forward, or dated to suit. Only sums can bunch, and only periods of 20 days and more have edges; the first tenth
 * is judged once half the period is over, the last once it has begun.
 */
public final class EdgeBunching {

    private static final int SHORTEST = 20;
    private static final int LEAST_MEASUREMENTS = 3;
    private static final int MOST_POSITIONS = 100;
    private static final int MOST_MEASUREMENTS = 20_000;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Series amounts;
    private final MeasurementQueries measurements;
    private final Standings standings;

    public EdgeBunching(Series amounts, MeasurementQueries measurements, Standings standings) {
        this.amounts = amounts;
        this.measurements = measurements;
        this.standings = standings;
    }

    /** At most so many; two round trips. */
    List<Drift.Alarm> among(List<GoalPoint> points, DriftQuestion question, int atMost, ReadPoint at) {
        List<Versioned<GoalView>> judged = points.stream()
                .filter(point ->
                        point.series().pooled() && point.goal().view().period().days() >= SHORTEST)
                .map(GoalPoint::goal)
                .toList();
        List<AmountQuestion> whole = standings.questions(
                judged.stream()
                        .map(goal -> new GoalOnDay(goal, goal.view().period().end()))
                        .toList(),
                at);
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            addEdges(judged.get(i), whole.get(i), question.today(), edges);
        }
        Map<AmountQuestion, Amount> answers = amounts.answer(
                edges.stream()
                        .flatMap(edge -> Stream.of(edge.whole(), edge.part()))
                        .distinct()
                        .toList(),
                at);
        List<Edge> bunched = edges.stream()
                .filter(edge -> edge.share(answers).compareTo(question.bunchedFrom()) >= 0)
                .limit(atMost)
                .toList();
        List<Versioned<MeasurementView>> events = measurements.counted(windows(bunched), MOST_MEASUREMENTS, at);
        if (events.size() > MOST_MEASUREMENTS) {
            throw new UnanswerableRead("TREND_TOO_MANY_MEASUREMENTS", Map.of("allowed", MOST_MEASUREMENTS));
        }
        List<Drift.Alarm> alarms = new ArrayList<>();
        for (Edge edge : bunched) {
            List<Long> positions = events.stream()
                    .filter(event -> edge.counts(event.view()))
                    .map(Versioned::position)
                    .sorted()
                    .toList();
            if (positions.size() >= LEAST_MEASUREMENTS) {
                alarms.add(edge.alarm(edge.share(answers), positions));
            }
        }
        return alarms;
    }

    /** Edges at the same days of the same metric, which most goals share, are read as one. */
    private static List<AmountQuestion> windows(List<Edge> edges) {
        Map<AmountQuestion, Map<String, List<Span>>> windows = new LinkedHashMap<>();
        for (Edge edge : edges) {
            Period days = edge.part().period();
            Map<String, List<Span>> subjects = windows.computeIfAbsent(
                    new AmountQuestion(
                            edge.part().metric(), Map.of(), days, edge.part().customers()),
                    window -> new LinkedHashMap<>());
            edge.part()
                    .subjects()
                    .keySet()
                    .forEach(subject -> subjects.put(subject, List.of(new Span(days.start(), days.end()))));
        }
        return windows.entrySet().stream()
                .map(window -> new AmountQuestion(
                        window.getKey().metric(),
                        window.getValue(),
                        window.getKey().period(),
                        window.getKey().customers()))
                .toList();
    }

    private static void addEdges(Versioned<GoalView> goal, AmountQuestion whole, LocalDate today, List<Edge> into) {
        Period period = goal.view().period();
        long days = (period.days() + 9) / 10;
        Period first = new Period(period.start(), period.start().plusDays(days - 1));
        Period last = new Period(period.end().minusDays(days - 1), period.end());
        if (period.elapsedShare(today).compareTo(HALF) >= 0) {
            into.add(new Edge(Drift.Kind.BUNCHED_AT_START, goal, whole, of(whole, first)));
        }
        if (!today.isBefore(last.start())) {
            into.add(new Edge(Drift.Kind.BUNCHED_AT_END, goal, whole, of(whole, last)));
        }
    }

    private static AmountQuestion of(AmountQuestion whole, Period part) {
        return new AmountQuestion(whole.metric(), whole.subjects(), part, whole.customers());
    }

    private record Edge(Drift.Kind kind, Versioned<GoalView> goal, AmountQuestion whole, AmountQuestion part) {

        BigDecimal share(Map<AmountQuestion, Amount> answers) {
            Amount all = answers.get(whole);
            Amount some = answers.get(part);
            return all == null || some == null || all.value().signum() <= 0
                    ? BigDecimal.ZERO
                    : TargetDrift.share(some.value(), all.value());
        }

        boolean counts(MeasurementView measurement) {
            List<Span> spans =
                    part.subjects().getOrDefault(measurement.subject().value(), List.of());
            return measurement.metric().equals(part.metric())
                    && part.period().contains(measurement.on())
                    && (part.customers() == null || part.customers().contains(String.valueOf(measurement.customer())))
                    && spans.stream().anyMatch(span -> span.contains(measurement.on()));
        }

        Drift.Alarm alarm(BigDecimal share, List<Long> positions) {
            LocalDate on = part.period().start();
            return new Drift.Alarm(
                    kind,
                    goal,
                    on,
                    goal.view().period().elapsedShare(on),
                    share,
                    null,
                    null,
                    positions.stream().limit(MOST_POSITIONS).toList());
        }
    }
}
