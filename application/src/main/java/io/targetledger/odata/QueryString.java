package io.targetledger.odata;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.targetledger.fact.PointTerms;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/** Parameters of a URL, as they were sent. */
final class QueryString {

    private static final List<String> OPTIONS =
            List.of("$select", "$filter", "$orderby", "$top", "$skip", "$count", "$skiptoken", "$format");

    private QueryString() {}

    /**
     * What is not understood would otherwise be left out of the question, and the answer be to another one.
     *
     * @throws Unsupported for options of the standard that are not offered
     * @throws Refusal {@code UNKNOWN_NAME} for parameters that nobody knows
     */
    static void check(@Nullable String query) {
        parameters(query).map(QueryString::nameOf).forEach(name -> {
            if (name.startsWith("$") && !OPTIONS.contains(name)) {
                throw Unsupported.of(name, String.join(", ", OPTIONS));
            }
            if (!name.startsWith("$") && !PointTerms.NAMES.contains(name)) {
                TreeSet<String> allowed = new TreeSet<>(PointTerms.NAMES);
                allowed.addAll(OPTIONS);
                throw new Refusal(
                        "UNKNOWN_NAME",
                        name,
                        Map.of("field", "OData", "given", Text.shown(name), "allowed", String.join(", ", allowed)));
            }
        });
    }

    /** Ready for another to follow. */
    static String without(@Nullable String query, List<String> names, String name) {
        return parameters(query)
                .filter(parameter -> !names.contains(nameOf(parameter)) && !name.equals(nameOf(parameter)))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
    }

    private static Stream<String> parameters(@Nullable String query) {
        return query == null
                ? Stream.empty()
                : Arrays.stream(query.split("&")).filter(parameter -> !parameter.isBlank());
    }

    private static String nameOf(String parameter) {
        return decoded(parameter.split("=", 2)[0]);
    }

    /** What cannot be decoded is left as it is. */
    static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
