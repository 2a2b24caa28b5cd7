package io.targetledger.projection;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SortedListTest {

    private static final SortedList<String> WORDS = SortedList.by(
            List.of("ccc", "a", "bb", "dd", "e"),
            word -> BigDecimal.valueOf(word.length()),
            word -> word,
            Order.ascending("length"));

    @Test
    void isOrderedByValueThenKey() {
        assertThat(WORDS.page(PageRequest.first(10)).values()).containsExactly("a", "e", "bb", "dd", "ccc");
    }

    @Test
    void pagesForwardWithoutGapOrRepetition() {
        Slice<String> first = WORDS.page(PageRequest.first(2));
        Slice<String> second =
                WORDS.page(PageRequest.first(2).after(first.items().get(1).cursor()));

        assertThat(first.values()).containsExactly("a", "e");
        assertThat(first.hasNext()).isTrue();
        assertThat(first.hasPrevious()).isFalse();
        assertThat(second.values()).containsExactly("bb", "dd");
        assertThat(second.hasPrevious()).isTrue();
    }

    @Test
    void pagesBackward() {
        String end = WORDS.page(PageRequest.first(5)).items().get(4).cursor();

        Slice<String> last = WORDS.page(new PageRequest(2, null, end, true));

        assertThat(last.values()).containsExactly("bb", "dd");
        assertThat(last.hasNext()).isTrue();
        assertThat(last.hasPrevious()).isTrue();
    }

    @Test
    void refusesCursorsNobodyGaveOut() {
        assertThatThrownBy(() -> WORDS.page(PageRequest.first(2).after("nonsense")))
                .isInstanceOf(UnanswerableRead.class)
                .hasMessageContaining("CURSOR_INVALID");
    }
}
