package io.targetledger.proof.cli;

import java.nio.file.Path;
import java.util.Map;

import io.targetledger.console.LanguageOption;
import io.targetledger.console.Refused;
import io.targetledger.console.ServedGraphQl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger a command is about. */
final class SourceOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The ledger in this directory (default: ./data), or where MONGODB_URI points. It is only read;"
                            + " refused while a server holds it.")
    private @Nullable Path data;

    @Option(names = "--server", paramLabel = "URL", description = "The ledger of this running server instead.")
    private @Nullable String server;

    @Option(
            names = "--token",
            paramLabel = "T",
            description =
                    "Token for the server, of an AUDITOR or ADMIN. Other users of the machine may see it here; the"
                            + " environment variable TARGET_LEDGER_TOKEN keeps it from them.")
    private @Nullable String token;

    /** @throws Refused when there is none, or it can not be reached */
    LedgerSource open(LanguageOption language) {
        if (server == null) {
            return StoredLedger.open(data == null ? Path.of("data") : data);
        }
        if (data != null) {
            throw new Refused("options.both", Map.of());
        }
        return new ServedLedger(ServedGraphQl.at(server, token, language));
    }
}
