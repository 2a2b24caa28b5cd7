package io.targetledger.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;

import io.targetledger.demo.Staff.Member;

/**
 * The made-up figures. Each is drawn by its own name, so that one more figure changes no other; amounts in CNY are rounded to
 * hundreds.
 */
final class Numbers {

    private static final double[] SEASON = {0.88, 1.0, 0.96, 1.16};
    private static final double GROWTH_A_QUARTER = 0.025;
    private static final int HUNDRED = 100;

    private final long seed;

    Numbers(long seed) {
        this.seed = seed;
    }

    private Random of(String name) {
        return new Random(seed * 1_000_003 + name.hashCode());
    }

    /** Whether something happens that happens with this probability. */
    boolean happens(String name, double probability) {
        return of("happens " + name).nextDouble() < probability;
    }

    int between(String name, int least, int most) {
        return least + of("between " + name).nextInt(most - least + 1);
    }

    double between(String name, double least, double most) {
        return least + of("between " + name).nextDouble() * (most - least);
    }

    /** What a representative is asked to sell in a quarter. */
    BigDecimal quota(Member representative, Quarter quarter, int since) {
        double size = between("size " + representative.code(), 420_000, 980_000);
        int quarters = (quarter.year() - since) * 4 + quarter.number() - 1;
        return hundreds(size * Math.pow(1 + GROWTH_A_QUARTER, quarters) * SEASON[quarter.number() - 1]);
    }

    /** What a representative sells in a month of it. */
    BigDecimal sales(Member representative, Quarter quarter, int month, int since) {
        double skill = skill(representative);
        double luck = between("luck " + representative.code() + quarter.code() + month, 0.72, 1.28);
        return hundreds(quota(representative, quarter, since).doubleValue() / 3 * skill * luck);
    }

    /** How much of the quota somebody sells who is neither lucky nor unlucky. */
    double skill(Member representative) {
        return between("skill " + representative.code(), 0.78, 1.24);
    }

    static BigDecimal hundreds(double amount) {
        return BigDecimal.valueOf(Math.round(amount / HUNDRED) * HUNDRED);
    }

    static BigDecimal hundreds(BigDecimal amount) {
        return hundreds(amount.doubleValue());
    }

    /** A share of an amount, rounded to hundreds. */
    static BigDecimal share(BigDecimal amount, double share) {
        return hundreds(amount.doubleValue() * share);
    }

    static BigDecimal decimal(double number, int decimals) {
        return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
