package io.targetledger.imports.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.targetledger.imports.RowKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "goals",
        description =
                "Imports goals. Fields: id, title, description, owner (a person or unit, by id or name), metric, baseline,"
                        + " target, tolerance, direction, confidence, rationale, parent (id of a goal; parents stand first), objective,"
                        + " weight, start, end. Without an id, a goal is known by owner, metric, period and title.",
        mixinStandardHelpOptions = true,
        footer = ImportCommand.EXIT_CODES)
final class ImportGoals implements Callable<Integer> {

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of(".");

    @Option(
            names = "--reason",
            paramLabel = "R",
            description = "Why targets and other parts that say otherwise are revised (default: import of FILE).")
    private @Nullable String reason;

    @Option(names = "--activate", description = "Activate the goals at once; without it they are drafts.")
    private boolean activate;

    @Override
    public Integer call() {
        return options.run(() -> {
            CsvFormat format = csv.format();
            Map<String, String> constants = new LinkedHashMap<>(csv.constants());
            if (activate) {
                constants.put("activate", "true");
            }
            return new ImportOptions.Job(
                    () -> csv.open(
                            RowKind.GOALS,
                            file,
                            options.locale(),
                            constants,
                            List.of("title", "owner", "metric", "target", "start", "end")),
                    format,
                    reason == null ? "import of " + file.getFileName() : reason,
                    false);
        });
    }
}
