package io.targetledger.graphql;

import java.util.List;

import io.targetledger.projection.PageRequest;
import io.targetledger.projection.Slice;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class PagesTest {

    private static final Pages PAGES =
            new Pages(Binder.get(new MockEnvironment()).bindOrCreate("target-ledger.graphql", GraphQlLimits.class));

    @Test
    void pagesGoForwardsUnlessTheEndIsAskedFor() {
        assertThat(PAGES.of(2, "x", null, null)).isEqualTo(new PageRequest(2, "x", null, false));
        assertThat(PAGES.of(null, null, 3, "x")).isEqualTo(new PageRequest(3, null, "x", true));
        assertThat(PAGES.of(null, null, null, "x").backward()).isTrue();
    }

    @Test
    void theDefaultSizeHoldsWhenNoneIsGiven() {
        assertThat(PAGES.of(null, null, null, null)).isEqualTo(PageRequest.first(50));
    }

    @Test
    void anEmptyPageAndTheLargestPageAreAllowed() {
        assertThat(PAGES.of(0, null, null, null).size()).isZero();
        assertThat(PAGES.of(200, null, null, null).size()).isEqualTo(200);
    }

    @Test
    void impossiblePagesAreRefused() {
        refuses("PAGE_SIZE_OUT_OF_RANGE", "first", -1, null, null, null);
        refuses("PAGE_SIZE_OUT_OF_RANGE", "first", 201, null, null, null);
        refuses("PAGE_SIZE_OUT_OF_RANGE", "last", null, null, 201, null);
        refuses("PAGE_FROM_BOTH_ENDS", "last", 1, null, 1, null);
        refuses("PAGE_FROM_BOTH_ENDS", "before", 1, null, null, "x");
        refuses("PAGE_FROM_BOTH_ENDS", "last", null, "x", 1, null);
    }

    @Test
    void aConnectionCountsOnlyWhenAskedTo() {
        Connection<String> page = Connection.of(
                new Slice<>(List.of(new Slice.Item<>("a", () -> "1"), new Slice.Item<>("b", () -> "2")), true, false),
                () -> {
                    throw new AssertionError("nobody asked for totalCount");
                });

        assertThat(page.nodes()).containsExactly("a", "b");
        assertThat(page.edges()).extracting(Edge::cursor, Edge::node).containsExactly(tuple("1", "a"), tuple("2", "b"));
        assertThat(page.pageInfo()).isEqualTo(new PageInfo(true, false, "1", "2"));
    }

    private static void refuses(
            String code,
            String field,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> PAGES.of(first, after, last, before))
                .satisfies(refusal -> assertThat(refusal.violations())
                        .singleElement()
                        .satisfies(violation -> {
                            assertThat(violation.code()).isEqualTo(code);
                            assertThat(violation.field()).isEqualTo(field);
                        }));
    }
}
