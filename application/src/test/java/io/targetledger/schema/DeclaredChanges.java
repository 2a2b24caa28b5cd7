package io.targetledger.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Breaking changes that are meant: a line for each, {@code what: why}, in {@code graphql-schema/declared-changes.txt}. They are
 * forgotten when a release makes the schema that is served the one that was released.
 */
record DeclaredChanges(Map<String, String> whyByWhat) {

    static DeclaredChanges parse(String text) {
        Map<String, String> declared = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1 || line.substring(colon + 1).isBlank()) {
                throw new IllegalArgumentException(
                        "a declared change is \"Type.field: why\", was \"%s\"".formatted(line));
            }
            declared.put(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
        return new DeclaredChanges(declared);
    }

    /** What is broken and not declared, and what is declared and not broken. */
    List<String> complaints(List<Breakage> breakages) {
        List<String> complaints = new ArrayList<>();
        breakages.stream()
                .filter(breakage -> !whyByWhat.containsKey(breakage.what()))
                .forEach(breakage -> complaints.add("breaks clients: " + breakage));
        List<String> broken = breakages.stream().map(Breakage::what).toList();
        whyByWhat.keySet().stream()
                .filter(what -> !broken.contains(what))
                .forEach(what -> complaints.add("declared, but breaks nothing: " + what));
        return complaints;
    }
}
