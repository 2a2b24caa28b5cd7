package io.targetledger.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.explain.ExplanationAnswer.Node;
import io.targetledger.explain.ExplanationAnswer.Sources;
import io.targetledger.explain.ExplanationAnswer.UsedFormula;
import io.targetledger.graphql.UserErrors;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts explanations into answers, in words, and keeps them within bounds. */
@Component
public final class Explanations {

    /** Most nodes that all explanations of one request may have together. */
    static final int MOST_NODES = 5_000;

    private static final int MOST_LEVELS = 50;

    private final MessageSource words;

    Explanations(MessageSource words) {
        this.words = words;
    }

    /**
     * @param levels how many levels of inputs to list; null for all
     * @throws Refusal {@code VALUE_OUT_OF_RANGE} for levels
     * @throws UnanswerableRead {@code EXPLANATION_TOO_LARGE}
     */
    public @Nullable ExplanationAnswer answer(
            @Nullable Explanation explanation,
            @Nullable Integer levels,
            ReadPoint at,
            DataFetchingEnvironment environment) {
        if (levels != null && (levels < 0 || levels > MOST_LEVELS)) {
            throw new Refusal("VALUE_OUT_OF_RANGE", "levels", Map.of("given", levels, "least", 0, "most", MOST_LEVELS));
        }
        if (explanation == null) {
            return null;
        }
        AtomicInteger left = environment
                .getGraphQlContext()
                .computeIfAbsent(Explanations.class, any -> new AtomicInteger(MOST_NODES));
        Listing listing = new Listing(
                levels == null ? Integer.MAX_VALUE : levels,
                UserErrors.language(environment.getLocale()),
                left,
                new ArrayList<>());
        listing.add(explanation, null, 0);
        return new ExplanationAnswer(at.position(), explanation.value(), List.copyOf(listing.nodes()));
    }

    private final class Listing {

        private final int levels;
        private final Locale locale;
        private final AtomicInteger left;
        private final List<Node> nodes;

        Listing(int levels, Locale locale, AtomicInteger left, List<Node> nodes) {
            this.levels = levels;
            this.locale = locale;
            this.left = left;
            this.nodes = nodes;
        }

        List<Node> nodes() {
            return nodes;
        }

        void add(Explanation explanation, @Nullable Integer parent, int level) {
            if (left.getAndDecrement() <= 0) {
                throw new UnanswerableRead("EXPLANATION_TOO_LARGE", Map.of("allowed", MOST_NODES));
            }
            int index = nodes.size();
            int inputs = explanation.inputs().size();
            boolean leftOut = inputs > 0 && level >= levels;
            nodes.add(new Node(
                    index,
                    parent,
                    level,
                    explanation.quantity(),
                    said("explain.quantity." + explanation.quantity()),
                    explanation.of(),
                    explanation.detail(),
                    explanation.value(),
                    explanation.count(),
                    explanation.origin(),
                    formulaOf(explanation.calculation()),
                    inputs,
                    leftOut,
                    Sources.of(explanation.positions())));
            if (!leftOut) {
                explanation.inputs().forEach(input -> add(input, index, level + 1));
            }
        }

        private @Nullable UsedFormula formulaOf(@Nullable Calculation calculation) {
            if (calculation == null) {
                return null;
            }
            String id = calculation.computation().id();
            return new UsedFormula(
                    id,
                    calculation.version(),
                    said("explain.formula." + id),
                    calculation.expression(),
                    Sources.of(calculation.positions()));
        }

        private String said(String key) {
            return words.getMessage(key, null, locale);
        }
    }
}
