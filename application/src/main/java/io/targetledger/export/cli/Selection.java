package io.targetledger.export.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Which rows of which table. */
record Selection(
        String table,
        Map<String, String> filters,
        Moment moment,
        @Nullable Long changedAfter) {

    /** Of the export, below the server. */
    String path(FileFormat format) {
        Map<String, String> parameters = new LinkedHashMap<>(filters);
        parameters.put("snapshot", moment.snapshot());
        if (changedAfter != null) {
            parameters.put("changedAfterPosition", changedAfter.toString());
        }
        return "export/" + table + "." + format.extension() + "?"
                + parameters.entrySet().stream()
                        .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
