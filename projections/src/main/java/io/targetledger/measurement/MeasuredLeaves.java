package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.targetledger.explain.Explanation;
import io.targetledger.explain.Quantity;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * Measurements as leaves of an explanation: one leaf a subject and calendar month, or one a month where that would make too
 * many. Its value is the sum of its measurements, so that sums and means come out the same however they are grouped.
 */
public final class MeasuredLeaves {

    /** Most leaves by subject and month of one amount. */
    static final int MOST_LEAVES = 400;

    private MeasuredLeaves() {}

    /**
     * One measurement.
     *
     * @param position of its latest event; null where that is not known
     */
    public record Measured(
            String subject,
            LocalDate on,
            BigDecimal amount,
            @Nullable Long position) {}

    public static List<Explanation> of(List<Measured> measured) {
        List<Explanation> leaves = by(one -> new Group(one.subject(), YearMonth.from(one.on())), measured);
        return leaves.size() <= MOST_LEAVES ? leaves : by(one -> new Group(null, YearMonth.from(one.on())), measured);
    }

    static Explanation leaf(@Nullable String subject, String detail, List<Measured> measured) {
        BigDecimal sum =
                Numbers.rounded(measured.stream().map(Measured::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        List<Long> positions = new ArrayList<>();
        for (Measured one : measured) {
            if (one.position() != null) {
                positions.add(one.position());
            }
        }
        return Explanation.recorded(Quantity.MEASURED, subject, detail, sum, positions)
                .counting(measured.size());
    }

    private static List<Explanation> by(Function<Measured, Group> grouping, List<Measured> measured) {
        Map<Group, List<Measured>> groups = new LinkedHashMap<>();
        for (Measured one : measured) {
            groups.computeIfAbsent(grouping.apply(one), group -> new ArrayList<>())
                    .add(one);
        }
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Group.ORDER))
                .map(group ->
                        leaf(group.getKey().subject(), group.getKey().month().toString(), group.getValue()))
                .toList();
    }

    private record Group(@Nullable String subject, YearMonth month) {

        static final Comparator<Group> ORDER = Comparator.comparing(
                        Group::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Group::month);
    }
}
