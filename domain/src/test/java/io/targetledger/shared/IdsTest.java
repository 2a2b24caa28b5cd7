package io.targetledger.shared;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"unit/a", "unit/li.na", "person/李娜", "person/1C1I7A6R:revenue_x-y", "person/हिन्दी"})
    void anIdIsAKindASlashAndACode(String id) {
        assertThat(Ids.checked("ownerId", id, "person", "unit")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "person",
                "person/",
                "/a",
                "team/a",
                "person/a b",
                "person/a/b",
                "person/$where",
                "person/a\n",
                " person/a",
                "Person/a"
            })
    void anythingElseIsNoId(String text) {
        assertThat(refused(text)).containsExactly("NOT_AN_ID ownerId");
    }

    @Test
    void aCodeHasAtMost120Characters() {
        assertThat(Ids.checked("ownerId", "unit/" + "娜".repeat(120), "unit")).hasSize(125);
        assertThat(refused("unit/" + "a".repeat(121))).containsExactly("NOT_AN_ID ownerId");
    }

    @Test
    void anEndlessTextIsRefusedAndOnlyItsBeginningShown() {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> Ids.checked("ownerId", "unit/" + "a".repeat(10_000_000), "unit"));
        assertThat(Refused.arguments(refusal).get("given").toString()).hasSize(41);
        assertThat(refusal.getMessage()).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @CsvSource({
        "Li Na, li.na",
        "  Acme -- Corp.  , acme.--.corp",
        "李娜, 李娜",
        "Zoe\u0308, zo\u00eb",
        "İstanbul, i̇stanbul",
        "$where: 1, where:.1",
        "'...', ''",
    })
    void aNameBecomesACode(String name, String code) {
        assertThat(Ids.codeOf(name)).isEqualTo(code);
    }

    @Property
    void lettersMarksAndNumbersOfAnyScriptMakeACode(@ForAll String text) {
        boolean isCode = text.matches("[\\p{L}\\p{M}\\p{N}._:-]{1,120}");

        assertThat(isId("person/" + text)).isEqualTo(isCode);
    }

    @Property
    void everySignCountsAlike(@ForAll @IntRange(max = Character.MAX_CODE_POINT) int sign) {
        String text = Character.toString(sign);

        assertThat(isId("person/" + text)).isEqualTo(text.matches("[\\p{L}\\p{M}\\p{N}._:-]"));
    }

    @Property
    void theCodeOfANameIsEmptyOrMakesAnId(@ForAll String name) {
        String code = Ids.codeOf(name);
        assertThat(code.isEmpty()
                        || Ids.checked("ownerId", "unit/" + code, "unit").endsWith(code))
                .isTrue();
    }

    @Test
    void theCodeOfAnEndlessNameIsCut() {
        assertThat(Ids.codeOf("a b".repeat(4_000_000)))
                .hasSizeLessThanOrEqualTo(120)
                .doesNotEndWith(".");
    }

    private static boolean isId(String text) {
        return catchThrowableOfType(Refusal.class, () -> Ids.checked("ownerId", text, "person", "unit")) == null;
    }

    private static List<String> refused(String id) {
        return Refused.named(catchThrowableOfType(Refusal.class, () -> Ids.checked("ownerId", id, "person", "unit")));
    }
}
