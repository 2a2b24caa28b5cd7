package io.targetledger.improvement;

import java.util.Map;

import io.targetledger.metric.MetricId;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What an objective is measured by: a metric of the catalogue, or words that say what is counted and how, or both.
 *
 * @param words at most 1,000 characters
 */
public record Measure(@Nullable MetricId metric, @Nullable String words) {

    public Measure {
        words = Text.optional("measure", words, 1_000);
        if (metric == null && words == null) {
            throw new Refusal("MEASURE_MISSING", "measure", Map.of());
        }
    }
}
