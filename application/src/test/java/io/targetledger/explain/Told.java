package io.targetledger.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.targetledger.testing.Answer;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** An explanation as an outsider reads it: what the interface answered, and nothing else. */
public record Told(@Nullable String value, List<Map<String, Object>> nodes) {

    public static final String FIELDS = """
            { position value nodes { index parent level quantity label of detail value count origin inputs inputsLeftOut
                formula { id version text expression sources { count } }
                sources { count first last positions(first: 1000) } } }
            """;

    /** Null where nothing is explained. */
    public static @Nullable Told in(Answer answer, String path) {
        return answer.get(path) == null ? null : new Told(answer.get(path + ".value"), answer.get(path + ".nodes"));
    }

    /** Fails unless this is what is told of the number, and leads back to it from the leaves alone. */
    public void explains(@Nullable String number) {
        BigDecimal recomputed = Recomputation.of(tree(0));
        if (number == null) {
            assertThat(value).isNull();
            assertThat(recomputed).isNull();
        } else {
            assertThat(value).isEqualTo(number);
            assertThat(recomputed).isEqualByComparingTo(number);
        }
    }

    /** Positions of all events named by nodes of this quantity. */
    public TreeSet<Long> positions(Quantity quantity) {
        TreeSet<Long> positions = new TreeSet<>();
        for (Map<String, Object> node : nodes) {
            if (node.get("quantity").equals(quantity.name()) && node.get("sources") instanceof Map<?, ?> sources) {
                ((List<?>) sources.get("positions"))
                        .forEach(position -> positions.add(((Number) position).longValue()));
            }
        }
        return positions;
    }

    /** Computed values are left out on the way: they must come from the formulas. */
    private Explanation tree(int index) {
        Map<String, Object> node = nodes.get(index);
        List<Explanation> inputs = new ArrayList<>();
        for (Map<String, Object> other : nodes) {
            if (Integer.valueOf(index).equals(other.get("parent"))) {
                inputs.add(tree((Integer) other.get("index")));
            }
        }
        assertThat(node.get("inputs")).isEqualTo(inputs.size());
        Object value = node.get("value");
        boolean computed = node.get("formula") != null;
        return new Explanation(
                Quantity.valueOf((String) node.get("quantity")),
                (String) node.get("of"),
                (String) node.get("detail"),
                computed || value == null ? null : new BigDecimal((String) value),
                Origin.valueOf((String) node.get("origin")),
                node.get("formula") instanceof Map<?, ?> formula
                        ? new Calculation(
                                Computation.of((String) formula.get("id")),
                                ((Number) formula.get("version")).longValue(),
                                (String) formula.get("expression"),
                                List.of())
                        : null,
                inputs,
                (Integer) node.get("count"),
                List.of());
    }
}
