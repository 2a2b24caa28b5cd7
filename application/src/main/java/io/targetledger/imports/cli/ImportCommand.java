package io.targetledger.imports.cli;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code target-ledger import}: the root of the imports. */
@Command(
        name = "import",
        description = "Takes in data of other systems. Running an import again adds nothing that is recorded already.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(crm | measurements | goals)",
        subcommands = {ImportCrm.class, ImportMeasurements.class, ImportGoals.class})
public final class ImportCommand implements Callable<Integer> {

    static final String EXIT_CODES =
            "%nExit codes: 0 all rows are in, 1 some were rejected, 2 not understood or refused.";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return ImportOptions.REFUSED;
    }
}
