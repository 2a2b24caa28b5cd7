package io.targetledger.segment;

import java.math.BigDecimal;
import java.util.List;

import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerProfile;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.targetledger.segment.SegmentSamples.TODAY;
import static io.targetledger.segment.SegmentSamples.customer;
import static io.targetledger.segment.SegmentSamples.lost;
import static io.targetledger.segment.SegmentSamples.open;
import static io.targetledger.segment.SegmentSamples.won;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SegmentRuleTest {

    private static final CustomerAsOf ACME = customer(
            "acme",
            "retail",
            won("2025-06-30", "50000"),
            won("2025-07-01", "1000"),
            won("2026-06-01", "500.5"),
            lost("2026-06-02"),
            open("2026-06-29"),
            won("2026-07-01", "99999"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sector = \"retail\"",
                "sector = \"RETAIL\"",
                "sector in (\"software\", \"retail\")",
                "sector not in (\"software\")",
                "sector in (\"retail\", \"software\") and revenue(365) >= 1500 and not location = \"China\"",
                "revenue(365) = 1500.5",
                "revenue(366) = 51500.50",
                "revenue = 51500.5",
                "revenue(1) = 0",
                "deals = 3 and deals(365) = 2 and lost_deals(365) = 1 and open_deals = 1",
                "average_deal(365) between 750.25 and 750.25",
                "win_rate = 0.75",
                "last_deal_age = 29",
                "last_deal = 2026-06-01 and first_deal < 2025-07-01",
                "first_deal between 2025-06-30 and 2025-06-30",
                "year_established between 1990 and 1999",
                "employees > 2821 AND employees < 2823 And annual_revenue <= 1100.04",
                "subsidiary_of is not known and sector is known",
                "subsidiary_of != \"Acme\"",
                "subsidiary_of not in (\"Acme\")",
                "name = \"the acme\"",
                // and binds closer than or
                "sector = \"retail\" or sector = \"x\" and sector = \"y\"",
                "not (sector = \"x\" or sector = \"y\")",
                "not not sector = \"retail\"",
                "employees > -5",
            })
    void acmeMeets(String rule) {
        assertThat(SegmentRule.parse(rule).isMetBy(ACME)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sector = \"retai\"",
                "(sector = \"retail\" or sector = \"x\") and sector = \"y\"",
                "revenue(364) > 1500.5",
                "subsidiary_of = \"Acme\"",
                "subsidiary_of is known",
                "revenue > 51500.5",
                "sector != \"retail\"",
                "year_established not in (1990, 1991)",
            })
    void acmeDoesNotMeet(String rule) {
        assertThat(SegmentRule.parse(rule).isMetBy(ACME)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sektor = \"retail\" | 1 | CONDITION",
                "sector == \"retail\" | 9 | TEXT",
                "sector = retail | 10 | TEXT",
                "sector = \"retail | 10 | TEXT",
                "sector = \"\" | 10 | TEXT",
                "sector > \"a\" | 8 | COMPARISON",
                "sector between \"a\" and \"b\" | 8 | COMPARISON",
                "sector | 7 | COMPARISON",
                "employees is 5 | 14 | COMPARISON",
                "employees not 5 | 15 | COMPARISON",
                "employees = \"5\" | 13 | NUMBER",
                "employees = 1.0000001 | 13 | NUMBER",
                "employees = 5x | 13 | NUMBER",
                "last_deal = 2026-02-30 | 13 | DATE",
                "last_deal = 5 | 13 | DATE",
                "revenue(0) > 5 | 9 | DAYS",
                "revenue(3661) > 5 | 9 | DAYS",
                "revenue(x) > 5 | 9 | DAYS",
                "revenue(5 > 5 | 11 | SIGN",
                "employees(5) > 5 | 10 | COMPARISON",
                "employees between 5 and 4 | 25 | RANGE_END",
                "employees between 5 or 6 | 21 | SIGN",
                "employees in () | 15 | NUMBER",
                "employees in (5 6) | 17 | SIGN",
                "(employees = 5 | 15 | SIGN",
                "employees = 5) | 14 | CONNECTIVE",
                "employees = 5 employees = 6 | 15 | CONNECTIVE",
                "employees = 5 and | 18 | CONDITION",
                "not | 4 | CONDITION",
            })
    void aRuleThatIsNoneNamesThePlaceAndWhatIsAllowedThere(String rule, int position, RuleInvalid.Expected expected) {
        RuleInvalid refusal = catchThrowableOfType(RuleInvalid.class, () -> SegmentRule.parse(rule));
        assertThat(Refused.arguments(refusal))
                .containsEntry("position", position)
                .containsEntry("line", 1)
                .containsEntry("column", position)
                .containsEntry("expected", expected)
                .containsKeys("allowed", "found");
    }

    @Test
    void thePlaceIsNamedByLineAndColumnToo() {
        RuleInvalid refusal = catchThrowableOfType(
                RuleInvalid.class, () -> SegmentRule.parse("sector = \"a\"\n  and employees > many"));
        assertThat(Refused.arguments(refusal))
                .containsEntry("position", 32)
                .containsEntry("line", 2)
                .containsEntry("column", 19)
                .containsEntry("found", "many");
    }

    @Test
    void whatIsAllowedIsNamed() {
        RuleInvalid refusal = catchThrowableOfType(RuleInvalid.class, () -> SegmentRule.parse("country = \"China\""));
        assertThat(Refused.arguments(refusal).get("allowed").toString()).contains("location, ", "revenue, ", "not, (");
    }

    @Test
    void deepNestingAndLongListsAreRefusedRatherThanRun() {
        assertThat(expected("(".repeat(60) + "employees = 5" + ")".repeat(60)))
                .isEqualTo(RuleInvalid.Expected.LESS_NESTING);
        assertThat(expected("not ".repeat(60) + "employees = 5")).isEqualTo(RuleInvalid.Expected.LESS_NESTING);
        assertThat(expected("employees in (" + "1, ".repeat(200) + "1)")).isEqualTo(RuleInvalid.Expected.SHORTER_LIST);
        Refusal tooLong = catchThrowableOfType(Refusal.class, () -> SegmentRule.parse("not ".repeat(1_001)));
        assertThat(Refused.named(tooLong)).containsExactly("TEXT_TOO_LONG rule");
    }

    @Test
    void aLongRuleOfManyConditionsIsRead() {
        String rule = "deals=1 or ".repeat(350) + "deals=3";
        assertThat(SegmentRule.parse(rule).isMetBy(ACME)).isTrue();
    }

    @Test
    void aQuoteInsideATextIsDoubled() {
        CustomerAsOf quoted = new CustomerAsOf(
                new CustomerId("customer/q"),
                new CustomerProfile("The \"Q\"", null, null, BigDecimal.ONE, null, null, null),
                List.of(),
                TODAY);
        assertThat(SegmentRule.parse("name = \"The \"\"Q\"\"\"").isMetBy(quoted))
                .isTrue();
    }

    @Test
    void whatWasLookedAtIsFoundOnceEach() {
        assertThat(SegmentRule.parse("sector = \"x\" or revenue(365) > 5 or sector = \"y\" or subsidiary_of is known")
                        .findings(ACME))
                .containsExactly(
                        new Finding("sector", "retail"),
                        new Finding("revenue(365)", "1500.5"),
                        new Finding("subsidiary_of", null));
    }

    /** Whatever a rule says, a customer meets it or its opposite; and its written form says the same. */
    @Property(tries = 300)
    void aRuleAndItsOppositeShareTheCustomers(@ForAll("rules") String text) {
        SegmentRule rule = SegmentRule.parse(text);
        assertThat(SegmentRule.parse("not (" + text + ")").isMetBy(ACME)).isNotEqualTo(rule.isMetBy(ACME));
        assertThat(SegmentRule.parse(rule.toString())).isEqualTo(rule);
    }

    @Provide
    Arbitrary<String> rules() {
        Arbitrary<String> leaf = Arbitraries.of(
                "sector = \"retail\"",
                "sector != \"a \"\"b\"\"\"",
                "subsidiary_of in (\"a\", \"b\")",
                "subsidiary_of is not known",
                "revenue(365) >= 1500",
                "deals between 1 and 2",
                "last_deal > 2026-01-01",
                "win_rate < 0.5");
        return Arbitraries.recursive(
                () -> leaf,
                inner -> inner.flatMap(left -> inner.flatMap(right -> Arbitraries.of(
                        "(" + left + " and " + right + ")",
                        left + " or " + right,
                        left + " and " + right,
                        "not " + left))),
                0,
                3);
    }

    private static Object expected(String rule) {
        return Refused.arguments(catchThrowableOfType(RuleInvalid.class, () -> SegmentRule.parse(rule)))
                .get("expected");
    }
}
