package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.histories.World;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.targetledger.goal.GoalSamples.CYCLE;
import static io.targetledger.goal.GoalSamples.GOAL;
import static io.targetledger.goal.GoalSamples.LI_NA;
import static io.targetledger.goal.GoalSamples.Q2;
import static io.targetledger.goal.GoalSamples.REGION_GOAL;
import static io.targetledger.goal.GoalSamples.REVENUE;
import static io.targetledger.goal.GoalSamples.WIN_RATE;
import static io.targetledger.goal.GoalSamples.decimal;
import static io.targetledger.goal.GoalSamples.world;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What a goal must have to be SMART: each part taken away or spoilt is named. */
class SmartRuleTest {

    private final World world = world();
    private final SmartRule rule = new SmartRule(world, world, world);

    @Test
    void nothingAtAllNamesEveryPartThatIsMissing() {
        DefineGoal nothing = new DefineGoal(
                GOAL, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        assertThat(refused(nothing))
                .containsExactly(
                        "BASELINE_MISSING baseline",
                        "CONFIDENCE_MISSING confidence",
                        "METRIC_MISSING metricId",
                        "OWNER_MISSING ownerId",
                        "PERIOD_MISSING period",
                        "RATIONALE_MISSING rationale",
                        "RELEVANCE_MISSING parentId",
                        "TARGET_MISSING target",
                        "TITLE_MISSING title",
                        "WEIGHT_MISSING weight");
    }

    @Test
    void aTargetThatIsNotPositiveIsNamedEvenWithoutABaseline() {
        DefineGoal asked = new DefineGoal(
                GOAL,
                null,
                null,
                null,
                null,
                null,
                decimal("-5"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(refused(asked)).contains("BASELINE_MISSING baseline", "TARGET_NOT_POSITIVE target");
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        DefineGoal wrong = new DefineGoal(
                GOAL,
                "x".repeat(201),
                "x".repeat(4_001),
                new OwnerId("person/nobody"),
                MetricId.of("old"),
                decimal("100"),
                decimal("-1"),
                decimal("-2"),
                Direction.INCREASE,
                decimal("1.5"),
                "x".repeat(2_001),
                new GoalId("goal/none"),
                "x".repeat(501),
                decimal("0"),
                Q2,
                null);
        assertThat(refused(wrong))
                .containsExactly(
                        "CONFIDENCE_OUT_OF_RANGE confidence",
                        "METRIC_IS_RETIRED metricId",
                        "TARGET_NOT_POSITIVE target",
                        "TEXT_TOO_LONG description",
                        "TEXT_TOO_LONG objective",
                        "TEXT_TOO_LONG rationale",
                        "TEXT_TOO_LONG title",
                        "TOLERANCE_NEGATIVE tolerance",
                        "TOLERANCE_NOT_ALLOWED tolerance",
                        "UNKNOWN_OWNER ownerId",
                        "UNKNOWN_PARENT parentId",
                        "WEIGHT_OUT_OF_RANGE weight");
    }

    @Test
    void numbersOutOfRangeAreNamedWithTheRest() {
        BigDecimal huge = decimal("1E+1000000000");
        DefineGoal wrong = new DefineGoal(
                GOAL,
                "Win the hospitals",
                null,
                LI_NA,
                REVENUE,
                huge,
                huge,
                huge,
                null,
                huge,
                "Because",
                null,
                "Grow",
                huge,
                Q2,
                null);
        assertThat(refused(wrong))
                .containsExactly(
                        "NUMBER_OUT_OF_RANGE baseline",
                        "NUMBER_OUT_OF_RANGE confidence",
                        "NUMBER_OUT_OF_RANGE target",
                        "NUMBER_OUT_OF_RANGE tolerance",
                        "NUMBER_OUT_OF_RANGE weight");
    }

    @Test
    void aTargetIsLookedAtEvenWhereTheMetricIsUnknown() {
        assertThat(refused(asked(MetricId.of("unheard"), null, "0", "-5", null)))
                .containsExactly("TARGET_NOT_POSITIVE target", "UNKNOWN_METRIC metricId");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "INCREASE, 80, 100, -, ''",
                "INCREASE, -5, 1, -, ''",
                "INCREASE, 100, 100, -, TARGET_NOT_ABOVE_BASELINE target",
                "INCREASE, 0, 0, -, TARGET_NOT_POSITIVE target",
                "INCREASE, 80, 100, 1, TOLERANCE_NOT_ALLOWED tolerance",
                "DECREASE, 80, 79.999999, -, ''",
                "DECREASE, 80, 80, -, TARGET_NOT_BELOW_BASELINE target",
                "DECREASE, 80, 0, -, TARGET_NOT_POSITIVE target",
                "DECREASE, 80, 70, 0, TOLERANCE_NOT_ALLOWED tolerance",
                "MAINTAIN, 80, 80, 0, ''",
                "MAINTAIN, 0, 80, 5, ''",
                "MAINTAIN, 80, 80, -, TOLERANCE_MISSING tolerance",
                "MAINTAIN, 80, 80, -0.1, TOLERANCE_NEGATIVE tolerance",
            })
    void aTargetSuitsItsDirection(
            Direction direction, String baseline, String target, @Nullable String tolerance, String refused) {
        DefineGoal asked = asked(REVENUE, direction, baseline, target, tolerance);
        if (refused.isEmpty()) {
            assertThat(rule.definition(asked).direction()).isEqualTo(direction);
        } else {
            assertThat(refused(asked)).containsExactly(refused);
        }
    }

    @Test
    void theDirectionIsThatOfTheMetricUnlessGiven() {
        assertThat(rule.definition(asked(CYCLE, null, "50", "40", null)).direction())
                .isEqualTo(Direction.DECREASE);
    }

    @Test
    void unitAndCurrencyArePinnedFromTheMetric() {
        GoalDefined revenue = rule.definition(asked(REVENUE, null, "1", "2", null));
        assertThat(revenue.unit()).isEqualTo(UnitKind.CURRENCY);
        assertThat(revenue.currency()).isEqualTo("CNY");
        GoalDefined winRate = rule.definition(asked(WIN_RATE, null, "0.5", "0.6", null));
        assertThat(winRate.unit()).isEqualTo(UnitKind.RATIO);
        assertThat(winRate.currency()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"提升营收", "Win 9 hospitals", "  Q2 push  ", "拿下北区医院"})
    void aTitleSaysWhatIsToBeDone(String title) {
        assertThat(rule.definition(titled(title)).title()).isEqualTo(title.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"营收", "abc", "????????", "Revenue", "revenue", "REVENUE", "销售收入", " a b c "})
    void aTitleThatSaysTooLittleIsRefused(String title) {
        assertThat(refused(titled(title))).containsExactly("TITLE_NOT_SPECIFIC title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u3000"})
    void aBlankTitleIsAMissingOne(String title) {
        assertThat(refused(titled(title))).containsExactly("TITLE_MISSING title");
    }

    @ParameterizedTest
    @MethodSource
    void aGoalIsRelevantToAParentOrAnObjective(@Nullable GoalId parent, @Nullable String objective) {
        assertThat(rule.definition(relevantTo(parent, objective)).relevance())
                .isEqualTo(new Relevance(parent, objective, decimal("0.5")));
    }

    static Stream<Arguments> aGoalIsRelevantToAParentOrAnObjective() {
        return Stream.of(
                Arguments.of(REGION_GOAL, null), Arguments.of(null, "Grow"), Arguments.of(REGION_GOAL, "Grow"));
    }

    @Test
    void aGoalCannotBeItsOwnParent() {
        assertThat(refused(relevantTo(GOAL, null))).containsExactly("UNKNOWN_PARENT parentId");
    }

    private List<String> refused(DefineGoal asked) {
        return Refused.named(catchThrowableOfType(NotSmart.class, () -> rule.definition(asked)));
    }

    private static DefineGoal titled(String title) {
        return goal(title, REVENUE, null, "1", "2", null, null, "Grow", Q2);
    }

    private static DefineGoal relevantTo(@Nullable GoalId parent, @Nullable String objective) {
        return goal("Win the hospitals", REVENUE, null, "1", "2", null, parent, objective, Q2);
    }

    private static DefineGoal asked(
            MetricId metric,
            @Nullable Direction direction,
            String baseline,
            String target,
            @Nullable String tolerance) {
        return goal("Win the hospitals", metric, direction, baseline, target, tolerance, null, "Grow", Q2);
    }

    private static DefineGoal goal(
            String title,
            MetricId metric,
            @Nullable Direction direction,
            String baseline,
            String target,
            @Nullable String tolerance,
            @Nullable GoalId parent,
            @Nullable String objective,
            Period period) {
        return new DefineGoal(
                GOAL,
                title,
                null,
                LI_NA,
                metric,
                decimal(baseline),
                decimal(target),
                tolerance == null ? null : decimal(tolerance),
                direction,
                decimal("0.8"),
                "Pipeline covers it",
                parent,
                objective,
                decimal("0.5"),
                period,
                null);
    }
}
