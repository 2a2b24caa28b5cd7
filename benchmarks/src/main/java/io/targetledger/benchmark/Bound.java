package io.targetledger.benchmark;

/**
 * What a row promises.
 *
 * @param kind how ours stands to the peer's
 * @param factor above 0
 */
public record Bound(Kind kind, double factor) {

    public enum Kind {
        /** Ours is at least so many times as good: the rate over the peer's, or the peer's time over ours. */
        TIMES_BETTER,
        /** Ours costs at most so many times as much: the time over the peer's, or the peer's rate over ours. */
        TIMES_THE_COST,
        /** Nothing is promised; the ratio tells how many times as good ours is. */
        NOTHING
    }

    static Bound forInformation() {
        return new Bound(Kind.NOTHING, 1);
    }

    public static Bound atLeast(double timesAsGood) {
        return new Bound(Kind.TIMES_BETTER, timesAsGood);
    }

    public static Bound atMost(double timesTheCost) {
        return new Bound(Kind.TIMES_THE_COST, timesTheCost);
    }

    double ratio(Measure ours, Measure peer) {
        boolean oursOnTop = (kind != Kind.TIMES_THE_COST) == ours.unit().moreIsBetter;
        return oursOnTop ? ours.value() / peer.value() : peer.value() / ours.value();
    }

    boolean isMet(double ratio) {
        return switch (kind) {
            case TIMES_BETTER -> ratio >= factor;
            case TIMES_THE_COST -> ratio <= factor;
            case NOTHING -> true;
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case TIMES_BETTER -> "≥ " + Figures.plain(factor) + "×";
            case TIMES_THE_COST -> "≤ " + Figures.plain(factor) + "×";
            case NOTHING -> "for information";
        };
    }
}
