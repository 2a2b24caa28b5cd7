package io.targetledger.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        description = "Starts the server. Without MONGODB_URI the data is kept in --data by an embedded server.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    private static final Path DATA = Path.of("data");

    @Mixin
    private ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws InterruptedException {
        try (RunningServer server = RunningServer.start(options.asProperties(DATA))) {
            server.supplyMetrics();
            Greeting.of(server, options.locale()).print(System.out);
            server.awaitStop();
        }
        return 0;
    }
}
