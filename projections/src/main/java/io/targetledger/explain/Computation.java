package io.targetledger.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.targetledger.goal.Attainment;
import io.targetledger.goal.Target;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.metric.Formula;
import io.targetledger.shared.Fraction;
import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The formulas by which numbers are computed, each over the inputs of one node of an explanation. Unless said otherwise a
 * result is rounded to six decimals, half even, and there is none where an input that is needed has no value.
 *
 * <p>A formula that changes gets a version of its own: what an id and a version mean never changes.
 */
public enum Computation {
    /** actual ÷ target; 0.999999 where rounding would make 1 of an actual below the target. */
    ATTAINMENT_INCREASE("attainment.increase") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            BigDecimal actual = Term.number(terms, Quantity.ACTUAL);
            BigDecimal target = Term.number(terms, Quantity.TARGET);
            return actual == null || target == null ? null : Fraction.of(Attainment.increased(actual, target));
        }
    },
    /** (baseline − actual) ÷ (baseline − target), likewise. */
    ATTAINMENT_DECREASE("attainment.decrease") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return attainment(Direction.DECREASE, terms);
        }
    },
    /** 1 within the tolerance; else 1 − (|actual − target| − tolerance) ÷ target, at least 0. */
    ATTAINMENT_MAINTAIN("attainment.maintain") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return attainment(Direction.MAINTAIN, terms);
        }
    },
    /** attainment ÷ elapsed share; none before the period. */
    PACING("pacing") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            BigDecimal attainment = Term.number(terms, Quantity.ATTAINMENT);
            return attainment == null
                    ? null
                    : exact(Attainment.pacing(attainment, Term.required(terms, Quantity.ELAPSED_SHARE)));
        }
    },
    /** actual ÷ elapsed share; none before the period. */
    PROJECTED_SUM("projected.sum") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return projected(Aggregation.SUM, terms);
        }
    },
    /** The actual as it stands, which does not accumulate; none before the period. */
    PROJECTED_LEVEL("projected.level") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return projected(Aggregation.LAST, terms);
        }
    },
    /** elapsed days ÷ days. */
    ELAPSED_SHARE("elapsed-share") {
        @Override
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return Fraction.of(
                    Numbers.ratio(Term.required(terms, Quantity.ELAPSED_DAYS), Term.required(terms, Quantity.DAYS)));
        }
    },
    /** Sum of the inputs that have a value, exactly; none where none has. */
    SUM("sum") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return exact(terms.stream()
                    .map(Term::number)
                    .filter(Objects::nonNull)
                    .reduce(BigDecimal::add)
                    .orElse(null));
        }
    },
    /** Σ inputs ÷ Σ their counts; ten decimals, half even, then six. */
    MEAN_OF_MEASUREMENTS("mean.measurements") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            BigDecimal sum =
                    terms.stream().map(Term::number).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
            int count = terms.stream().mapToInt(Term::count).sum();
            return count == 0
                    ? null
                    : Fraction.of(Numbers.rounded(sum.divide(BigDecimal.valueOf(count), 10, RoundingMode.HALF_EVEN)));
        }
    },
    /** The latest measurement, which is the only input. */
    LATEST_MEASUREMENT("latest.measurement") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return last(terms);
        }
    },
    /** A metric's own formula; ten decimals on the way. */
    METRIC("metric") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return Formula.parse(Objects.requireNonNull(expression, "a metric's formula"))
                    .evaluate(
                            code -> Optional.ofNullable(Term.amount(terms, Quantity.AMOUNT, code)),
                            code -> Optional.ofNullable(Term.amount(terms, Quantity.PREVIOUS_AMOUNT, code)))
                    .map(Fraction::of)
                    .orElse(null);
        }
    },
    /** Inputs are pairs of a weight and a value: Σ(weight × value) ÷ Σ weight over those with a value. */
    WEIGHTED_MEAN("mean.weighted") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return exact(weighted(terms).rounded(6));
        }
    },
    /** Likewise; ten decimals, half even, then six. */
    ROLL_UP("roll-up") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return exact(weighted(terms).rounded(10));
        }
    },
    /** The first input minus the second, which counts as 0 where it has no value; exactly. */
    DIFFERENCE("difference") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            BigDecimal minuend = terms.get(0).number();
            BigDecimal subtrahend = terms.get(1).number();
            return minuend == null ? null : exact(subtrahend == null ? minuend : minuend.subtract(subtrahend));
        }
    },
    /** The value before, which is the only input. */
    CARRIED("carried") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return last(terms);
        }
    },
    /** The last input that has a value: who decided last, decides. */
    LAST_DECISION("last.decision") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return last(terms);
        }
    },
    /** Σ(weight × score) ÷ Σ weight over pairs with a score, scores not rounded; two decimals, half up. */
    REVIEW_SCORE("review.score") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            Fraction mean = unrounded(terms);
            return mean == null ? null : Fraction.of(Numbers.rounded(mean.rounded(2, RoundingMode.HALF_UP)));
        }
    },
    /** Σ(share × average) ÷ Σ share over pairs; shown with six decimals, half even, and not rounded in the score. */
    REVIEW_CRITERION("review.criterion") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            return unrounded(terms);
        }

        @Override
        BigDecimal shown(Fraction exact) {
            return Numbers.rounded(exact.rounded(6, RoundingMode.HALF_EVEN));
        }
    },
    /** The score of the highest step whose least attainment is reached; below the first, the lowest score. */
    REVIEW_STEPS("review.steps") {
        @Override
        @Nullable
        Fraction apply(List<Term> terms, @Nullable String expression) {
            BigDecimal attainment = Term.number(terms, Quantity.ATTAINMENT);
            if (attainment == null) {
                return null;
            }
            BigDecimal earned = Term.required(terms, Quantity.LOWEST_SCORE);
            for (int i = 0; i + 1 < terms.size(); i++) {
                BigDecimal from = terms.get(i).number();
                BigDecimal score = terms.get(i + 1).number();
                if (terms.get(i).quantity() == Quantity.STEP_FROM
                        && from != null
                        && score != null
                        && from.compareTo(attainment) <= 0) {
                    earned = score;
                }
            }
            return Fraction.of(earned);
        }
    };

    private final String id;

    Computation(String id) {
        this.id = id;
    }

    /** Stable, e.g. {@code attainment.increase}. */
    public String id() {
        return id;
    }

    public int version() {
        return 1;
    }

    /** @throws IllegalArgumentException for an id that no formula has */
    public static Computation of(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no formula " + id));
    }

    /** The attainment of goals of this direction. */
    public static Computation attainmentOf(Direction direction) {
        return switch (direction) {
            case INCREASE -> ATTAINMENT_INCREASE;
            case DECREASE -> ATTAINMENT_DECREASE;
            case MAINTAIN -> ATTAINMENT_MAINTAIN;
        };
    }

    /** @param expression of a metric, null for all other formulas */
    abstract @Nullable Fraction apply(List<Term> terms, @Nullable String expression);

    /** What is shown of a result; all but one round it themselves. */
    BigDecimal shown(Fraction exact) {
        return exact.dividend();
    }

    private static @Nullable Fraction exact(@Nullable BigDecimal number) {
        return number == null ? null : Fraction.of(number);
    }

    private static @Nullable Fraction attainment(Direction direction, List<Term> terms) {
        BigDecimal actual = Term.number(terms, Quantity.ACTUAL);
        if (actual == null) {
            return null;
        }
        BigDecimal baseline = Term.number(terms, Quantity.BASELINE);
        Target target = new Target(
                Term.required(terms, Quantity.TARGET),
                baseline == null ? BigDecimal.ZERO : baseline,
                Term.number(terms, Quantity.TOLERANCE));
        return Fraction.of(Attainment.of(direction, target, actual));
    }

    private static @Nullable Fraction projected(Aggregation aggregation, List<Term> terms) {
        BigDecimal actual = Term.number(terms, Quantity.ACTUAL);
        return actual == null
                ? null
                : exact(Attainment.projected(aggregation, actual, Term.required(terms, Quantity.ELAPSED_SHARE)));
    }

    private static @Nullable Fraction last(List<Term> terms) {
        @Nullable Fraction last = null;
        for (Term term : terms) {
            last = term.value() == null ? last : term.value();
        }
        return last;
    }

    private static WeightedMean weighted(List<Term> terms) {
        WeightedMean mean = new WeightedMean();
        for (int i = 0; i < terms.size(); i += 2) {
            BigDecimal weight = terms.get(i).number();
            if (weight != null) {
                mean.add(weight, terms.get(i + 1).number());
            }
        }
        return mean;
    }

    private static @Nullable Fraction unrounded(List<Term> terms) {
        Fraction sum = Fraction.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (int i = 0; i < terms.size(); i += 2) {
            BigDecimal weight = terms.get(i).number();
            Fraction value = terms.get(i + 1).value();
            if (weight != null && value != null) {
                sum = sum.plus(value.times(weight));
                weights = weights.add(weight);
            }
        }
        return weights.signum() == 0 ? null : sum.dividedBy(weights);
    }
}
