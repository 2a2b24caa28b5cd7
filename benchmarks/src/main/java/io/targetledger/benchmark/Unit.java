package io.targetledger.benchmark;

/** What a figure counts. */
public enum Unit {
    PER_SECOND("/s", true),
    MILLISECONDS("ms", false),
    MICROSECONDS("µs", false),
    MEBIBYTES("MiB", false);

    final String symbol;
    final boolean moreIsBetter;

    Unit(String symbol, boolean moreIsBetter) {
        this.symbol = symbol;
        this.moreIsBetter = moreIsBetter;
    }
}
