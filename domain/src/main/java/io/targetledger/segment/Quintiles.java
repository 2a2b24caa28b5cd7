package io.targetledger.segment;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores of 1 to 5 by rank: the values are sorted from the least to the best and cut into five parts as SQL's {@code
 * NTILE(5)} cuts them, the first ones one longer where the number cannot be divided by five; the first part scores 1.
 *
 * <p><b>Ties:</b> equal values always score the same, namely what the middle one of them gets (of two middle ones the
 * lower), as rank statistics give ties their mean rank. So a crowd of equals that straddles a cut is put where most of it
 * stands, and it does not matter whether one counts from the least or from the best.
 */
final class Quintiles {

    private static final int PARTS = 5;

    private Quintiles() {}

    /**
     * The score of every value that occurs.
     *
     * @param order from the least to the best; values it holds equal are ties and must be equal
     */
    static <T> Map<T, Integer> scores(List<T> values, Comparator<? super T> order) {
        List<T> sorted = values.stream().sorted(order).toList();
        Map<T, Integer> scores = new HashMap<>();
        int first = 0;
        while (first < sorted.size()) {
            T value = sorted.get(first);
            int last = first;
            while (last + 1 < sorted.size() && order.compare(sorted.get(last + 1), value) == 0) {
                last++;
            }
            scores.put(value, part((first + last) / 2, sorted.size()));
            first = last + 1;
        }
        return scores;
    }

    /** The part that a rank, counted from 0, falls into. */
    private static int part(int rank, int size) {
        int shorter = size / PARTS;
        int longerParts = size % PARTS;
        int inLonger = longerParts * (shorter + 1);
        return rank < inLonger ? 1 + rank / (shorter + 1) : 1 + longerParts + (rank - inLonger) / shorter;
    }
}
