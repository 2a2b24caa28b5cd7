package io.targetledger.imports.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.targetledger.imports.RowKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "measurements",
        description =
                "Imports measurements. Fields: id (stays the same from import to import), metric, subject (a person, unit,"
                        + " customer or product, by id or name), on, amount, and dimension.NAME for anything else.",
        mixinStandardHelpOptions = true,
        footer = ImportCommand.EXIT_CODES)
final class ImportMeasurements implements Callable<Integer> {

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of(".");

    @Option(
            names = "--reason",
            paramLabel = "R",
            description =
                    "Why measurements that say otherwise are corrected (default: re-imported with different values).")
    private @Nullable String reason;

    @Override
    public Integer call() {
        return options.run(() -> {
            CsvFormat format = csv.format();
            return new ImportOptions.Job(
                    () -> csv.open(
                            RowKind.MEASUREMENTS,
                            file,
                            options.locale(),
                            csv.constants(),
                            List.of("id", "metric", "subject", "on", "amount")),
                    format,
                    reason == null ? "re-imported with different values" : reason,
                    false);
        });
    }
}
