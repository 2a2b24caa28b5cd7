package io.targetledger.imports.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "crm",
        description =
                "Imports the four files of a CRM export: sales_teams.csv, accounts.csv, products.csv, sales_pipeline.csv."
                        + " Closed deals become measurements of revenue, deals won and deals lost.",
        mixinStandardHelpOptions = true,
        footer = ImportCommand.EXIT_CODES)
final class ImportCrm implements Callable<Integer> {

    @Mixin
    private ImportOptions options = new ImportOptions();

    @Parameters(paramLabel = "DIR", description = "The directory with the four files.")
    private Path directory = Path.of(".");

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description =
                    "Since when the teams are as sales_teams.csv says (default: the first day of the year of the earliest"
                            + " deal). A file imported later with another date moves people from that date on.")
    private @Nullable LocalDate since;

    @Option(names = "--company", paramLabel = "NAME", defaultValue = "Company", description = "Name of the company.")
    private String company = "Company";

    @Option(
            names = "--currency",
            paramLabel = "C",
            description =
                    "ISO 4217 code of the amounts (default: that of the metric revenue, USD where there is none yet).")
    private @Nullable String currency;

    @Option(names = "--encoding", paramLabel = "E", defaultValue = "UTF-8", description = "Encoding of the files.")
    private String encoding = "UTF-8";

    @Override
    public Integer call() {
        return options.run(() -> {
            CsvFormat format = new CsvFormat(CsvOptions.charset(encoding), ',', true);
            CrmRows.Names names = new CrmRows.Names(company, currency);
            return new ImportOptions.Job(
                    () -> CrmSource.open(new CrmFiles(directory, format), names, since),
                    format,
                    "re-imported with different values",
                    true);
        });
    }
}
