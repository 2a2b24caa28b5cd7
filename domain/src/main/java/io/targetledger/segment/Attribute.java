package io.targetledger.segment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.targetledger.segment.Deal.Stage;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can ask of a customer: the profile as the CRM states it, and behaviour over deals. Behaviours that are
 * windowed may be asked for the last so many days, as in {@code revenue(365)}.
 */
enum Attribute {
    NAME(Type.TEXT),
    SECTOR(Type.TEXT),
    LOCATION(Type.TEXT),
    SUBSIDIARY_OF(Type.TEXT),
    YEAR_ESTABLISHED(Type.NUMBER),
    /** In millions, as the source states it. */
    ANNUAL_REVENUE(Type.NUMBER),
    EMPLOYEES(Type.NUMBER),
    /** Value of the deals won; 0 without any. */
    REVENUE(Type.NUMBER, true),
    /** Number of deals won. */
    DEALS(Type.NUMBER, true),
    /** Number of deals lost. */
    LOST_DEALS(Type.NUMBER, true),
    /** Number of deals open on the day. */
    OPEN_DEALS(Type.NUMBER),
    /** Revenue ÷ deals won; unknown without any. */
    AVERAGE_DEAL(Type.NUMBER, true),
    /** Deals won ÷ (deals won + deals lost); unknown without any. */
    WIN_RATE(Type.NUMBER, true),
    /** Days since the last deal was won, 0 on that day itself; unknown without any. */
    LAST_DEAL_AGE(Type.NUMBER),
    /** The day of the first deal won. */
    FIRST_DEAL(Type.DATE),
    /** The day of the last deal won. */
    LAST_DEAL(Type.DATE);

    /** What an attribute is compared with. */
    enum Type {
        TEXT,
        NUMBER,
        DATE
    }

    private static final int DECIMALS = 6;

    final Type type;
    final boolean windowed;

    Attribute(Type type) {
        this(type, false);
    }

    Attribute(Type type, boolean windowed) {
        this.type = type;
        this.windowed = windowed;
    }

    /** As rules write it, e.g. {@code last_deal_age}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Attribute> of(String word) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.word().equals(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Attribute::word).collect(Collectors.joining(", "));
    }

    /**
     * A text, number or day; null where it is not known.
     *
     * @param days of the window; null for all days
     */
    @Nullable
    Object of(CustomerAsOf customer, @Nullable Integer days) {
        return switch (this) {
            case NAME -> customer.profile().name();
            case SECTOR -> customer.profile().sector();
            case LOCATION -> customer.profile().location();
            case SUBSIDIARY_OF -> customer.profile().subsidiaryOf();
            case YEAR_ESTABLISHED -> number(customer.profile().yearEstablished());
            case ANNUAL_REVENUE -> inMillions(customer.profile().annualRevenue());
            case EMPLOYEES -> number(customer.profile().employees());
            case REVENUE -> CustomerAsOf.sum(customer.deals(Stage.WON, days));
            case DEALS -> count(customer, Stage.WON, days);
            case LOST_DEALS -> count(customer, Stage.LOST, days);
            case OPEN_DEALS -> count(customer, Stage.OPEN, null);
            case AVERAGE_DEAL ->
                ratio(CustomerAsOf.sum(customer.deals(Stage.WON, days)), count(customer, Stage.WON, days));
            case WIN_RATE -> {
                BigDecimal won = count(customer, Stage.WON, days);
                yield ratio(won, won.add(count(customer, Stage.LOST, days)));
            }
            case LAST_DEAL_AGE ->
                lastDeal(customer)
                        .map(day -> BigDecimal.valueOf(ChronoUnit.DAYS.between(day, customer.on())))
                        .orElse(null);
            case FIRST_DEAL -> wonOn(customer).min(Comparator.naturalOrder()).orElse(null);
            case LAST_DEAL -> lastDeal(customer).orElse(null);
        };
    }

    private static @Nullable BigDecimal number(@Nullable Integer given) {
        return given == null ? null : BigDecimal.valueOf(given);
    }

    private static BigDecimal count(CustomerAsOf customer, Stage stage, @Nullable Integer days) {
        return BigDecimal.valueOf(customer.deals(stage, days).count());
    }

    private static @Nullable BigDecimal ratio(BigDecimal numerator, BigDecimal denominator) {
        return denominator.signum() == 0
                ? null
                : Numbers.rounded(numerator.divide(denominator, DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static Optional<LocalDate> lastDeal(CustomerAsOf customer) {
        return wonOn(customer).max(Comparator.naturalOrder());
    }

    private static Stream<LocalDate> wonOn(CustomerAsOf customer) {
        return customer.deals(Stage.WON, (Integer) null).map(Deal::on);
    }

    /** As rules have always counted it. */
    private static @Nullable BigDecimal inMillions(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.movePointLeft(6);
    }
}
