package io.targetledger.goal;

import java.util.Map;

import io.targetledger.metric.MetricCatalogue;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * The S of SMART: a title says what is to be done. It has at least four letters or digits (four Chinese characters can say
 * a lot) and is not merely the name of the metric.
 */
final class Title {

    private static final int LEAST = 4;
    private static final int LONGEST = 200;

    private Title() {}

    /**
     * The title without white space around it.
     *
     * @param metric the goal's metric, where known
     * @throws Refusal {@code TITLE_MISSING}, {@code TITLE_NOT_SPECIFIC} or {@code TEXT_TOO_LONG}
     */
    static String checked(@Nullable String title, MetricCatalogue.@Nullable Entry metric) {
        if (title == null || title.isBlank()) {
            throw new Refusal("TITLE_MISSING", "title", Map.of());
        }
        String stripped = Text.required("title", title, LONGEST);
        long said = stripped.codePoints().filter(Character::isLetterOrDigit).count();
        if (said < LEAST || (metric != null && isNameOf(metric, stripped))) {
            throw new Refusal("TITLE_NOT_SPECIFIC", "title", Map.of("given", Text.shown(stripped), "least", LEAST));
        }
        return stripped;
    }

    private static boolean isNameOf(MetricCatalogue.Entry metric, String title) {
        String zh = metric.definition().name().zh();
        return title.equalsIgnoreCase(metric.definition().name().en())
                || title.equalsIgnoreCase(metric.metricId().code())
                || (zh != null && title.equals(zh));
    }
}
