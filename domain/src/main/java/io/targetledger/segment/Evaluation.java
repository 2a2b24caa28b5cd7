package io.targetledger.segment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.targetledger.customer.CustomerId;
import io.targetledger.segment.Deal.Stage;
import io.targetledger.segment.SegmentDefinition.Verdict;
import io.targetledger.segment.SegmentEvent.MembershipChange;
import org.jspecify.annotations.Nullable;

/** Who belongs to a segment at the end of a day, and what that changes: everything by id, so that it can be repeated. */
record Evaluation(SegmentOutcome outcome, List<MembershipChange> joined, List<MembershipChange> left) {

    /** How many changes one event holds. */
    static final int CHANGES_OF_A_PART = 500;

    /** @param members who belonged so far */
    static Evaluation of(
            SegmentDefinition definition, Collection<CustomerAsOf> customers, Collection<CustomerId> members) {
        Set<CustomerId> before = new HashSet<>(members);
        Map<String, Verdict> verdicts = new TreeMap<>();
        definition
                .verdicts(customers)
                .forEach(verdict -> verdicts.put(verdict.customer().customer().value(), verdict));
        List<MembershipChange> joined = new ArrayList<>();
        int size = 0;
        BigDecimal revenue = BigDecimal.ZERO;
        for (Verdict verdict : verdicts.values()) {
            if (verdict.belongs()) {
                size++;
                revenue = revenue.add(
                        CustomerAsOf.sum(verdict.customer().deals(Stage.WON, SegmentOutcome.DAYS_OF_REVENUE)));
                if (!before.contains(verdict.customer().customer())) {
                    joined.add(new MembershipChange(verdict.customer().customer(), verdict.because()));
                }
            }
        }
        List<MembershipChange> left = before.stream()
                .sorted(Comparator.comparing(CustomerId::value))
                .filter(member -> !belongs(verdicts.get(member.value())))
                .map(member -> new MembershipChange(member, because(verdicts.get(member.value()))))
                .toList();
        return new Evaluation(new SegmentOutcome(verdicts.size(), size, revenue), joined, left);
    }

    private static boolean belongs(@Nullable Verdict verdict) {
        return verdict != null && verdict.belongs();
    }

    private static List<Finding> because(@Nullable Verdict verdict) {
        return verdict == null ? List.of(new Finding("customer", null)) : verdict.because();
    }

    boolean changesNothing() {
        return joined.isEmpty() && left.isEmpty();
    }

    int parts() {
        return Math.max(1, (joined.size() + left.size() + CHANGES_OF_A_PART - 1) / CHANGES_OF_A_PART);
    }

    /** Those who joined in a part, counted from 1; all who joined come before all who left. */
    List<MembershipChange> joined(int part) {
        return slice(joined, (part - 1) * CHANGES_OF_A_PART);
    }

    List<MembershipChange> left(int part) {
        return slice(left, (part - 1) * CHANGES_OF_A_PART - joined.size());
    }

    private static List<MembershipChange> slice(List<MembershipChange> changes, int from) {
        int start = Math.min(changes.size(), Math.max(0, from));
        int end = Math.min(changes.size(), Math.max(0, from + CHANGES_OF_A_PART));
        return changes.subList(start, end);
    }
}
