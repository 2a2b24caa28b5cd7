package io.targetledger.imports.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.imports.RowKind;
import io.targetledger.imports.Words;
import io.targetledger.imports.cli.Summary.Part;
import io.targetledger.imports.cli.Summary.Sample;
import tools.jackson.databind.json.JsonMapper;

/**
 * A summary as people or scripts read it.
 *
 * @param notes what the source has to say, e.g. since when the organisation stands
 * @param importId correlation id of all events of the import
 */
record SummaryText(
        Summary summary, Map<String, String> notes, List<Path> rejects, boolean dryRun, String importId, Words words) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    void print(PrintWriter out) {
        out.printf(
                "%-14s %10s %10s %10s %10s %10s%n",
                "",
                words.say("summary.rows"),
                words.say("summary.new"),
                words.say("summary.changed"),
                words.say("summary.unchanged"),
                words.say("summary.rejected"));
        summary.parts().forEach((kind, part) -> line(out, kind, part));
        summary.totals().forEach((name, amount) -> out.println(words.say("total." + name) + ": " + grouped(amount)));
        notes.forEach((name, value) -> out.println(words.say("note." + name, Map.of("value", value))));
        for (Sample sample : summary.samples()) {
            out.println(words.say(
                    "summary.sample",
                    Map.of(
                            "file", sample.file(),
                            "line", sample.line(),
                            "column", sample.column() == null ? "" : sample.column() + ": ",
                            "reason", sample.reason())));
        }
        if (summary.rejected() > summary.samples().size()) {
            out.println(words.say(
                    "summary.more",
                    Map.of("count", summary.rejected() - summary.samples().size())));
        }
        rejects.forEach(file -> out.println(words.say("summary.rejects", Map.of("file", file))));
        if (dryRun) {
            out.println(words.say("summary.dryRun"));
            out.println(words.say("summary.wouldAdd", Map.of("count", grouped(BigDecimal.valueOf(summary.events())))));
        } else {
            out.println(words.say("summary.importId", Map.of("id", importId)));
            out.println(words.say("summary.events", Map.of("count", grouped(BigDecimal.valueOf(summary.events())))));
        }
        out.flush();
    }

    private void line(PrintWriter out, RowKind kind, Part part) {
        out.printf(
                Locale.ROOT,
                "%-14s %,10d %,10d %,10d %,10d %,10d%n",
                words.say("kind." + kind.path()),
                part.rows(),
                part.fresh(),
                part.changed(),
                part.unchanged(),
                part.rejected());
    }

    private static String grouped(BigDecimal amount) {
        return String.format(
                Locale.ROOT, "%,." + Math.max(0, amount.stripTrailingZeros().scale()) + "f", amount);
    }

    /** One object on one line. Amounts are exact decimals. */
    void printJson(PrintWriter out) {
        Map<String, Object> parts = new LinkedHashMap<>();
        summary.parts().forEach((kind, part) -> {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put("rows", part.rows());
            counts.put("new", part.fresh());
            counts.put("changed", part.changed());
            counts.put("unchanged", part.unchanged());
            counts.put("rejected", part.rejected());
            counts.put("events", part.events());
            parts.put(kind.path(), counts);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("importId", importId);
        all.put("dryRun", dryRun);
        all.put("rows", summary.rows());
        all.put("newEvents", summary.events());
        all.put("rejected", summary.rejected());
        all.put("parts", parts);
        all.put("totals", summary.totals());
        all.put("notes", notes);
        all.put("rejects", rejects.stream().map(Path::toString).toList());
        all.put("samples", summary.samples());
        out.println(JSON.writeValueAsString(all));
        out.flush();
    }
}
