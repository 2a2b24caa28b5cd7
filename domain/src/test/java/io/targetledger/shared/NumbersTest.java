package io.targetledger.shared;

import java.math.BigDecimal;
import java.math.BigInteger;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.000, 0",
        "0E+1000000000, 0",
        "0E-1000000000, 0",
        "120000.50, 120000.5",
        "1E+3, 1000",
        "-1.50, -1.5",
        "1.0000000000, 1",
        "999999999999999999.999999, 999999999999999999.999999",
        "0.000001, 0.000001",
    })
    void aNumberHasOneForm(BigDecimal given, String expected) {
        assertThat(Numbers.canonical("amount", given)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E+1000000000",
                "-1E+2147483647",
                "1E-1000000000",
                "1000000000000000000",
                "0.0000001",
                "123456789012345678.1234567"
            })
    void aNumberTheLedgerCannotKeepIsRefused(BigDecimal given) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Numbers.canonical("amount", given));
        assertThat(Refused.named(refusal)).containsExactly("NUMBER_OUT_OF_RANGE amount");
        assertThat(refusal.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void aNumberOfAMillionDigitsIsRefusedWithoutWritingItOut() {
        BigDecimal endless = new BigDecimal(BigInteger.ONE.shiftLeft(30_000_000), 9_030_000);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Numbers.canonical("amount", endless));
        assertThat(Refused.arguments(refusal)).containsEntry("given", "…");
    }

    @ParameterizedTest
    @CsvSource({"0.6666665, 0.666666", "0.6666675, 0.666668", "1E+30, 1000000000000000000000000000000", "-0.0, 0"})
    void aComputedNumberIsRoundedToTheEvenSide(BigDecimal given, String expected) {
        assertThat(Numbers.rounded(given)).hasToString(expected);
    }

    @Property
    void theOneFormIsTheSameNumberAndStaysAsItIs(
            @ForAll @BigRange(min = "-999999999999999999", max = "999999999999999999") @Scale(6) BigDecimal given) {
        BigDecimal canonical = Numbers.canonical("amount", given);
        assertThat(canonical).isEqualByComparingTo(given).isEqualTo(Numbers.canonical("amount", canonical));
        assertThat(canonical.scale()).isBetween(0, 6);
    }
}
