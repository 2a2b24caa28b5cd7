package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PagingTest {

    private static final List<String> LETTERS = List.of("a", "b", "c", "d", "e");

    @Test
    void pagesForwards() {
        Connection<String> first = Connection.ofAll(page(2, null, null, null), LETTERS);
        assertThat(first.nodes()).containsExactly("a", "b");
        assertThat(first.totalCount()).isEqualTo(5);
        assertThat(first.pageInfo().hasNextPage()).isTrue();
        assertThat(first.pageInfo().hasPreviousPage()).isFalse();

        Connection<String> last = Connection.ofAll(page(10, endOf(first), null, null), LETTERS);
        assertThat(last.nodes()).containsExactly("c", "d", "e");
        assertThat(last.pageInfo().hasNextPage()).isFalse();
        assertThat(last.pageInfo().hasPreviousPage()).isTrue();
    }

    @Test
    void pagesBackwardsInTheOrderOfTheList() {
        Connection<String> last = Connection.ofAll(page(null, null, 2, null), LETTERS);
        assertThat(last.nodes()).containsExactly("d", "e");
        assertThat(last.pageInfo().hasPreviousPage()).isTrue();
        Connection<String> before =
                Connection.ofAll(page(null, null, 2, last.pageInfo().startCursor()), LETTERS);
        assertThat(before.nodes()).containsExactly("b", "c");
        assertThat(before.pageInfo().hasNextPage()).isTrue();
    }

    @Property(tries = 200)
    void everyRowComesExactlyOnceWhicheverWayAndSize(
            @ForAll @Size(max = 30) List<Integer> rows, @ForAll @IntRange(min = 1, max = 7) int size) {
        List<Integer> forwards = new ArrayList<>();
        @Nullable String cursor = null;
        Connection<Integer> page;
        do {
            page = Connection.ofAll(page(size, cursor, null, null), rows);
            forwards.addAll(page.nodes());
            cursor = page.pageInfo().endCursor();
        } while (page.pageInfo().hasNextPage());
        assertThat(forwards).isEqualTo(rows);

        List<Integer> backwards = new ArrayList<>();
        cursor = null;
        do {
            page = Connection.ofAll(page(null, null, size, cursor), rows);
            backwards.addAll(0, page.nodes());
            cursor = page.pageInfo().startCursor();
        } while (page.pageInfo().hasPreviousPage());
        assertThat(backwards).isEqualTo(rows);
    }

    @Test
    void anEmptyPageIsAllowed() {
        Connection<String> none = Connection.ofAll(page(0, null, null, null), LETTERS);
        assertThat(none.nodes()).isEmpty();
        assertThat(none.pageInfo().hasNextPage()).isTrue();
        assertThat(none.pageInfo().endCursor()).isNull();
    }

    @Test
    void theDefaultSizeHoldsWhenNoneIsGiven() {
        List<Integer> many = IntStream.range(0, 100).boxed().toList();
        assertThat(Connection.ofAll(page(null, null, null, null), many).nodes()).hasSize(50);
    }

    @Test
    void impossiblePagesAreRefusedInWords() {
        refuses(() -> page(-1, null, null, null), "first must be between 0 and 200, was -1");
        refuses(() -> page(201, null, null, null), "first must be between 0 and 200, was 201");
        refuses(() -> page(null, null, 201, null), "last must be between 0 and 200, was 201");
        refuses(() -> page(1, null, 1, null), "first and last exclude each other");
        refuses(() -> page(1, null, null, "x"), "before goes with last");
        refuses(() -> page(null, "x", 1, null), "after goes with first");
        refuses(() -> page(1, "no cursor", null, null), "a cursor exactly as");
        refuses(() -> page(1, "x".repeat(100_000), null, null), "a cursor exactly as");
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        String cursor = Cursor.of("goals.TITLE.ASC", "Revenue", "goal/1").encoded();
        PageArguments page = page(1, cursor, null, null);
        assertThat(page.cursor("goals.TITLE.ASC")).contains(List.of("Revenue", "goal/1"));
        refuses(() -> page.cursor("goals.TARGET.ASC"), "another list");
    }

    @Property(tries = 200)
    void cursorsKeepTheirKeys(@ForAll @Size(min = 1, max = 4) List<String> keys) {
        List<String> clean =
                keys.stream().map(key -> key.replaceAll("[\\x1f\\p{Cs}]", "")).toList();
        Cursor cursor = new Cursor("list", clean);
        org.assertj.core.api.Assumptions.assumeThat(cursor.encoded()).hasSizeLessThan(4_000);
        assertThat(Cursor.decode(cursor.encoded())).isEqualTo(cursor);
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked, String message) {
        assertThatExceptionOfType(BadUserInput.class).isThrownBy(asked).withMessageContaining(message);
    }

    private static @Nullable String endOf(Connection<?> connection) {
        return connection.pageInfo().endCursor();
    }

    private static PageArguments page(
            @Nullable Integer first, @Nullable String after, @Nullable Integer last, @Nullable String before) {
        return PageArguments.of(first, after, last, before, 50, 200);
    }
}
