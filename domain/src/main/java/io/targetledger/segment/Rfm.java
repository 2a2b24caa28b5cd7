package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.customer.CustomerId;
import io.targetledger.segment.Deal.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Recency, frequency and monetary value of customers, as pure functions of their deals.
 *
 * <ul>
 *   <li>recency: days from the last deal won to the day asked about; fewer are better
 *   <li>frequency: number of deals won
 *   <li>monetary: value of the deals won
 * </ul>
 *
 * Each is scored by {@link Quintiles} among all customers who bought; who won us no deal is not scored and belongs to no
 * class. {@link RfmTable} names the scores.
 */
public final class Rfm {

    private Rfm() {}

    /** What is scored. */
    public record Values(long recencyDays, int frequency, BigDecimal monetary) {}

    /** Where a customer stands among all who bought. */
    public record Placing(Values values, RfmScores scores, RfmClass rfmClass) {}

    /**
     * Where each customer who bought stands, in the order given.
     *
     * @param customers all as of one day
     * @param days only deals of the last so many days count; null for all
     */
    public static Map<CustomerId, Placing> of(
            Collection<CustomerAsOf> customers, @Nullable Integer days, RfmTable table) {
        Map<CustomerId, Values> bought = new LinkedHashMap<>();
        for (CustomerAsOf customer : customers) {
            List<Deal> won = customer.deals(Stage.WON, days).toList();
            if (!won.isEmpty()) {
                bought.put(customer.customer(), values(won, customer.on()));
            }
        }
        List<Values> all = List.copyOf(bought.values());
        Map<Long, Integer> recency =
                Quintiles.scores(all.stream().map(Values::recencyDays).toList(), Comparator.<Long>reverseOrder());
        Map<Integer, Integer> frequency =
                Quintiles.scores(all.stream().map(Values::frequency).toList(), Comparator.<Integer>naturalOrder());
        Map<BigDecimal, Integer> monetary =
                Quintiles.scores(all.stream().map(Values::monetary).toList(), Comparator.<BigDecimal>naturalOrder());
        Map<CustomerId, Placing> placed = new LinkedHashMap<>();
        bought.forEach((customer, values) -> {
            RfmScores scores = new RfmScores(
                    score(recency, values.recencyDays()),
                    score(frequency, values.frequency()),
                    score(monetary, values.monetary()));
            placed.put(customer, new Placing(values, scores, table.classOf(scores)));
        });
        return placed;
    }

    private static Values values(List<Deal> won, LocalDate on) {
        LocalDate last =
                won.stream().map(Deal::on).max(Comparator.naturalOrder()).orElseThrow();
        // Without trailing zeros equal amounts are equal, which is what makes them ties.
        return new Values(
                ChronoUnit.DAYS.between(last, on),
                won.size(),
                CustomerAsOf.sum(won.stream()).stripTrailingZeros());
    }

    private static <T> int score(Map<T, Integer> scores, T value) {
        Integer score = scores.get(value);
        if (score == null) {
            throw new IllegalStateException("Not scored: " + value);
        }
        return score;
    }
}
