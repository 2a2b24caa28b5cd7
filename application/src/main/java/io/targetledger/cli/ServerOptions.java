package io.targetledger.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.targetledger.console.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that starts the server takes. */
final class ServerOptions {

    enum LogFormat {
        TEXT,
        JSON
    }

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the embedded server keeps its data (serve: ./data, demo: ./data/demo). Not used with"
                    + " MONGODB_URI.")
    private @Nullable Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "TCP port (default: 8080; 0: any free).")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "A",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: 127.0.0.1). Others than loopback ones need --issuer.")
    private String address = "127.0.0.1";

    @Option(
            names = "--token",
            paramLabel = "T",
            description =
                    "The administrator's token, at least 16 characters (default: one made at each start). Other users of"
                            + " the machine may see it here; the environment variable TARGET_LEDGER_TOKEN keeps it from them.")
    private @Nullable String token;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "Accept JWTs of this OpenID Connect issuer instead of a token (also: TARGET_LEDGER_ISSUER).")
    private @Nullable URI issuer;

    @Option(
            names = "--time-zone",
            paramLabel = "Z",
            description = "Where business days begin and end, e.g. Asia/Shanghai (default: the machine's).")
    private @Nullable String timeZone;

    @Option(names = "--log-format", paramLabel = "F", description = "text (default) or json (Elastic Common Schema).")
    private LogFormat logFormat = LogFormat.TEXT;

    @Option(names = "--lang", paramLabel = "L", description = "Language of the messages: en or zh (default: by LANG).")
    private @Nullable String language;

    Locale locale() {
        return Language.of(language);
    }

    /**
     * The options as properties of the application, in the form {@code --name=value}.
     *
     * @throws ParameterException naming the option, what was given and what is allowed
     */
    List<String> asProperties(Path defaultData) {
        if (port < 0 || port > 65_535) {
            throw notAllowed("--port must be between 0 (any free port) and 65535, was " + port);
        }
        List<String> properties = new ArrayList<>();
        properties.add("--target-ledger.data.directory=" + (data == null ? defaultData : data));
        properties.add("--server.port=" + port);
        properties.add("--server.address=" + checkedAddress());
        if (token != null) {
            properties.add("--target-ledger.security.token=" + token);
        }
        if (issuer != null) {
            properties.add("--target-ledger.security.issuer=" + issuer);
        }
        if (timeZone != null) {
            properties.add("--target-ledger.calendar.time-zone=" + checkedZone(timeZone));
        }
        if (logFormat == LogFormat.JSON) {
            properties.add("--logging.structured.format.console=ecs");
        }
        return properties;
    }

    private String checkedAddress() {
        InetAddress resolved;
        try {
            resolved = InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw notAllowed("--address must be an address of this machine, e.g. 127.0.0.1 or 0.0.0.0, was " + address);
        }
        boolean hasIssuer =
                issuer != null || !environment("TARGET_LEDGER_ISSUER").isBlank();
        if (!resolved.isLoopbackAddress() && !hasIssuer) {
            throw notAllowed(
                    "--address " + address + " would open the ledger to the network, where the one token of this"
                            + " process is not enough: give --issuer URL (an OpenID Connect issuer) as well, or leave --address out to"
                            + " listen on 127.0.0.1 only");
        }
        return address;
    }

    private String checkedZone(String zone) {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw notAllowed("--time-zone must be a zone such as Asia/Shanghai, Europe/Berlin or UTC, was " + zone);
        }
    }

    private ParameterException notAllowed(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        return value == null ? "" : value;
    }
}
