package io.targetledger.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import io.targetledger.export.cli.ExportCommand;
import io.targetledger.imports.cli.ImportCommand;
import io.targetledger.proof.cli.CheckProofCommand;
import io.targetledger.proof.cli.CheckpointCommand;
import io.targetledger.proof.cli.CheckpointKeyCommand;
import io.targetledger.proof.cli.ProveCommand;
import io.targetledger.proof.cli.VerifyCommand;
import io.targetledger.replay.cli.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code target-ledger}: the root of all commands. */
@Command(
        name = "target-ledger",
        description = "The event-sourced system of record for sales performance.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Run 'target-ledger COMMAND --help' for the options of a command."},
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            VerifyCommand.class,
            ProveCommand.class,
            CheckProofCommand.class,
            CheckpointCommand.class,
            CheckpointKeyCommand.class,
            ReplayCommand.class,
            BackTestCommand.class,
            RehearseCommand.class,
            HelpCommand.class,
        })
public final class TargetLedger {

    private TargetLedger() {}

    public static void main(String[] arguments) {
        // Chinese is printed as UTF-8 even where the locale is C.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(run(arguments));
    }

    /** @return the exit code: 0 done, 1 failed, 2 not understood */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new TargetLedger());
        line.setOut(new PrintWriter(System.out, true));
        line.setErr(new PrintWriter(System.err, true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((thrown, command, result) -> {
            command.getErr().println(Failure.inWords(thrown));
            return CommandLine.ExitCode.SOFTWARE;
        });
        if (arguments.length == 0) {
            line.usage(line.getErr());
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }
}
