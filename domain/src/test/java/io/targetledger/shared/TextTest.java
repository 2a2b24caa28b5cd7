package io.targetledger.shared;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TextTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n\t", "\u3000"})
    void blankTextIsMissing(String text) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Text.required("name", text, 10));
        assertThat(Refused.named(refusal)).containsExactly("TEXT_MISSING name");
        assertThat(Text.optional("name", text, 10)).isNull();
        assertThat(Reason.of(text)).isNull();
    }

    @Test
    void theSpaceAroundATextIsNotKept() {
        assertThat(Text.required("name", "\u3000 Li Na \n", 5)).isEqualTo("Li Na");
    }

    @Test
    void lengthIsCountedAsPeopleCount() {
        assertThat(Text.required("name", "😀".repeat(10), 10)).hasSize(20);
    }

    @Test
    void anEndlessTextIsRefusedWithItsLengthAndNotItsContent() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Text.required("name", "娜".repeat(10_000_000), 200));
        assertThat(Refused.arguments(refusal))
                .containsEntry("length", 10_000_000)
                .containsEntry("allowed", 200);
        assertThat(refusal.getMessage()).hasSizeLessThan(300);
    }

    @Test
    void onlyTheBeginningOfATextIsShownAndNoCharacterIsCutInTwo() {
        assertThat(Text.shown("x".repeat(40))).hasSize(40);
        assertThat(Text.shown("x".repeat(41))).isEqualTo("x".repeat(40) + "…");
        assertThat(Text.shown("x".repeat(39) + "😀😀")).isEqualTo("x".repeat(39) + "…");
    }
}
