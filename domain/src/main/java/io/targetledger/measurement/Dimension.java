package io.targetledger.measurement;

import java.util.List;
import java.util.Map;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/** One thing known of a measurement, e.g. {@code product = GTX Pro}; name and value at most 200 characters. */
public record Dimension(String name, String value) {

    private static final int MOST = 20;

    public Dimension {
        name = Text.required("dimensions.name", name, 200);
        value = Text.required("dimensions.value", value, 200);
    }

    static List<Dimension> checked(List<Dimension> dimensions) {
        if (dimensions.size() > MOST) {
            throw new Refusal("TOO_MANY_DIMENSIONS", "dimensions", Map.of("given", dimensions.size(), "allowed", MOST));
        }
        return List.copyOf(dimensions);
    }
}
