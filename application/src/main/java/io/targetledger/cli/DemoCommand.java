package io.targetledger.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.targetledger.server.DemoData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Starts the server with the data of a made-up sales organisation, and a token for each kind of user.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final Path DATA = Path.of("data", "demo");

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed makes the same organisation (default: 1).")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        try (RunningServer server = RunningServer.start(options.asProperties(DATA))) {
            DemoData demo = server.find(DemoData.class)
                    .orElseThrow(
                            () -> new IllegalStateException(
                                    "This build has no demo data in it; use 'target-ledger serve', or build from a complete source tree"));
            demo.fill(seed);
            List<DemoData.User> users = demo.users();
            Greeting.of(server, options.locale())
                    .withUsers(server.issueTokens(users))
                    .withExamples(demo)
                    .print(System.out);
            server.awaitStop();
        }
        return 0;
    }
}
