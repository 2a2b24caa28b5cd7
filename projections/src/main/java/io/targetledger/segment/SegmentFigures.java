package io.targetledger.segment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.targetledger.customer.CustomerId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.segment.SegmentEvent.MembershipChange;
import io.targetledger.shared.Period;

/** What the customers of segments did, for many segments and periods at once. */
public final class SegmentFigures {

    static final int MOST_SHOWN = 100;

    private final SegmentQueries segments;
    private final CustomerDeals deals;

    public SegmentFigures(SegmentQueries segments, CustomerDeals deals) {
        this.segments = segments;
        this.deals = deals;
    }

    /**
     * What did the members do?
     *
     * @param members those who belonged at the end of that day
     */
    public record Question(Cohort members, Period period) {}

    /**
     * What an evaluation by the definition would find; two round trips.
     *
     * @param members at most {@link #MOST_SHOWN} of those who would belong, by id
     */
    public record Preview(SegmentOutcome outcome, List<CustomerId> members) {}

    public Preview preview(SegmentDefinition definition, LocalDate on, ReadPoint at) {
        Evaluation evaluation = Evaluation.of(definition, deals.of(null, on, at), List.of());
        return new Preview(
                evaluation.outcome(),
                evaluation.joined().stream()
                        .limit(MOST_SHOWN)
                        .map(MembershipChange::customer)
                        .toList());
    }

    /** Four round trips, however many questions. */
    public Map<Question, SegmentMetrics> answer(Collection<Question> questions, ReadPoint at) {
        Map<Cohort, Set<String>> members =
                segments.members(questions.stream().map(Question::members).toList(), at);
        Set<String> all = new HashSet<>();
        members.values().forEach(all::addAll);
        LocalDate last = questions.stream()
                .map(question -> question.period().end())
                .max(Comparator.naturalOrder())
                .orElse(at.today());
        Map<String, CustomerAsOf> customers = new HashMap<>();
        if (!all.isEmpty()) {
            deals.of(all, last, at)
                    .forEach(customer -> customers.put(customer.customer().value(), customer));
        }
        Map<Question, SegmentMetrics> answers = new LinkedHashMap<>();
        for (Question question : questions) {
            List<CustomerAsOf> belonging = members.getOrDefault(question.members(), Set.of()).stream()
                    .map(customers::get)
                    .filter(Objects::nonNull)
                    .toList();
            answers.put(question, SegmentMetrics.of(belonging, question.period()));
        }
        return answers;
    }
}
