package io.targetledger.imports.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoException;
import io.targetledger.embedded.StoreIsHeld;
import io.targetledger.imports.Importer;
import io.targetledger.imports.Row;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.RowOutcome;
import io.targetledger.imports.Terms;
import io.targetledger.ledger.LedgerException;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.server.TargetLedgerApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The ledger in a directory, or where {@code MONGODB_URI} points, opened by this process itself. */
final class Store implements Destination {

    private final ConfigurableApplicationContext context;
    private final Importer importer;
    private final Terms terms;

    private Store(ConfigurableApplicationContext context, Terms terms) {
        this.context = context;
        this.importer = context.getBean(Importer.class);
        this.terms = terms;
    }

    /** @throws ImportRefused when a server holds the directory */
    static Store open(Path directory, Terms terms) {
        try {
            return new Store(
                    new SpringApplicationBuilder(TargetLedgerApplication.class)
                            .web(WebApplicationType.NONE)
                            .run(
                                    "--target-ledger.data.directory=" + directory,
                                    // What is printed belongs to the import; what goes wrong is said by it.
                                    "--logging.threshold.console=OFF"),
                    terms);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof StoreIsHeld held) {
                    throw new ImportRefused("store.held", Map.of("directory", directory, "why", message(held)));
                }
            }
            throw unusable(e);
        }
    }

    private static ImportRefused unusable(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return new ImportRefused("store.unusable", Map.of("why", message(deepest)));
    }

    private static String message(Throwable thrown) {
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }

    @Override
    public List<RowOutcome> take(RowKind kind, List<Row> rows) {
        try {
            return importer.take(kind, rows, terms);
        } catch (MongoException | LedgerException | UnanswerableRead e) {
            throw unusable(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
