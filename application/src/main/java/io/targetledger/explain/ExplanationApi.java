package io.targetledger.explain;

import java.util.List;
import java.util.Map;

import io.targetledger.explain.ExplanationAnswer.Sources;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The events that numbers came from, page by page. */
@Controller
final class ExplanationApi {

    private static final int MOST_POSITIONS = 1_000;

    @SchemaMapping(typeName = "ExplanationSources")
    List<Long> positions(Sources sources, @Argument int first, @Argument @Nullable Long after) {
        if (first < 1 || first > MOST_POSITIONS) {
            throw new Refusal(
                    "VALUE_OUT_OF_RANGE", "first", Map.of("given", first, "least", 1, "most", MOST_POSITIONS));
        }
        return sources.all().stream()
                .filter(position -> after == null || position > after)
                .limit(first)
                .toList();
    }
}
