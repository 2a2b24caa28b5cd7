package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a query demands of the values at one path, as far as an order can help: to be one of some points, or to lie in a range
 * whose ends are included. It may admit more than the query does, never less; every candidate is still matched,
 * but for {@link Conditions#isExact}.
 *
 * @param points the values asked for, encoded, in their order; null for a range
 * @param low the lower end of a range, encoded; null if it has none
 * @param high the upper end of a range, encoded; null if it has none
 * @param element names the one array element that has to fulfil this condition together with others of the same name; empty if
 *     any element will do
 */
record Condition(@Nullable List<byte[]> points, byte @Nullable [] low, byte @Nullable [] high, String element) {

    private static final byte[] NULL = KeyEncoder.encode(null);

    static Condition points(List<@Nullable Object> values, String element) {
        List<byte[]> encoded = values.stream()
                .map(KeyEncoder::encode)
                .sorted(Arrays::compareUnsigned)
                .toList();
        return new Condition(distinct(encoded), null, null, element);
    }

    static Condition atLeast(Object value, String element) {
        return new Condition(null, KeyEncoder.encodeRounded(value), new byte[] {KeyEncoder.typeOf(value)}, element);
    }

    static Condition atMost(Object value, String element) {
        return new Condition(null, new byte[] {KeyEncoder.typeOf(value)}, KeyEncoder.encodeRounded(value), element);
    }

    /** Whether it asks for these values and no others. */
    boolean isOneOf(List<@Nullable Object> values) {
        List<byte[]> others = points(values, element).points;
        return points != null && others != null && Arrays.deepEquals(points.toArray(), others.toArray());
    }

    boolean isRange() {
        return points == null;
    }

    boolean isSinglePoint() {
        return points != null && points.size() == 1;
    }

    /** Whether a value may fulfil this, encoded. */
    boolean admits(byte[] value) {
        if (points != null) {
            return Collections.binarySearch(points, value, Arrays::compareUnsigned) >= 0;
        }
        byte[] end = highEnd();
        int common = Math.min(value.length, end.length);
        return Arrays.compareUnsigned(value, lowEnd()) >= 0
                && Arrays.compareUnsigned(value, 0, common, end, 0, end.length) <= 0;
    }

    boolean admitsNull() {
        return points == null ? lowEnd()[0] == NULL[0] : points.stream().anyMatch(point -> Arrays.equals(point, NULL));
    }

    /** The better of two conditions that both hold, or both in one where that is possible. */
    Condition and(Condition other) {
        if (points != null && other.points != null) {
            return points.size() <= other.points.size() ? this : other;
        }
        if (points != null || other.points != null || !element.equals(other.element)) {
            return points != null ? this : other;
        }
        return new Condition(null, greaterLow(lowEnd(), other.lowEnd()), lessHigh(highEnd(), other.highEnd()), element);
    }

    /** A range around both conditions, or null if they ask for values of different types. */
    @Nullable
    Condition hull(Condition other) {
        if (points != null && points.isEmpty()) {
            return other;
        }
        if (other.points != null && other.points.isEmpty()) {
            return this;
        }
        byte[] lowest = greaterLow(lowEnd(), other.lowEnd()) == lowEnd() ? other.lowEnd() : lowEnd();
        byte[] highest = lessHigh(highEnd(), other.highEnd()) == highEnd() ? other.highEnd() : highEnd();
        return lowest[0] == highest[0] ? new Condition(null, lowest, highest, "") : null;
    }

    /** One end only: where different elements of an array may fulfil the two ends, a range between them would miss some. */
    Condition oneEnd() {
        if (low == null || high == null) {
            return this;
        }
        boolean lowBinds = low.length > 1;
        return lowBinds
                ? new Condition(null, low, new byte[] {low[0]}, element)
                : new Condition(null, new byte[] {high[0]}, high, element);
    }

    byte[] lowEnd() {
        return points != null ? points.get(0) : Objects.requireNonNull(low);
    }

    byte[] highEnd() {
        return points != null ? points.get(points.size() - 1) : Objects.requireNonNull(high);
    }

    private static byte[] greaterLow(byte[] a, byte[] b) {
        return Arrays.compareUnsigned(a, b) >= 0 ? a : b;
    }

    /** An upper end admits everything that starts with it, so of two ends the one that starts with the other is less. */
    private static byte[] lessHigh(byte[] a, byte[] b) {
        int common = Math.min(a.length, b.length);
        int order = Arrays.compareUnsigned(a, 0, common, b, 0, common);
        return order < 0 || (order == 0 && a.length > b.length) ? a : b;
    }

    private static List<byte[]> distinct(List<byte[]> sorted) {
        List<byte[]> result = new ArrayList<>(sorted.size());
        for (byte[] each : sorted) {
            if (result.isEmpty() || !Arrays.equals(result.get(result.size() - 1), each)) {
                result.add(each);
            }
        }
        return result;
    }
}
