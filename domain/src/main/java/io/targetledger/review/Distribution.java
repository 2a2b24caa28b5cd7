package io.targetledger.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * How ratings spread over the levels of a scale.
 *
 * @param rated number of ratings
 * @param mean score, six decimals; null where nobody was rated
 * @param levels all levels of the scale, from the lowest up, with how many reached each
 */
public record Distribution(int rated, @Nullable BigDecimal mean, List<AtLevel> levels) {

    /** @param share of all who were rated, six decimals; 0 where nobody was */
    public record AtLevel(String level, int people, BigDecimal share) {}

    /** The distribution of those ratings that are not null. */
    public static Distribution of(RatingScale scale, List<@Nullable Rating> ratings) {
        List<Rating> given = ratings.stream().filter(Objects::nonNull).toList();
        List<AtLevel> levels = scale.levels().stream()
                .map(level -> {
                    int people = (int) given.stream()
                            .filter(rating -> rating.level().equals(level.code()))
                            .count();
                    return new AtLevel(level.code(), people, share(BigDecimal.valueOf(people), given.size()));
                })
                .toList();
        BigDecimal sum = given.stream().map(Rating::score).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Distribution(given.size(), given.isEmpty() ? null : share(sum, given.size()), levels);
    }

    private static BigDecimal share(BigDecimal part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : Numbers.rounded(part.divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN));
    }
}
