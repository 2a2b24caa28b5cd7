package io.targetledger.embedded;

import java.util.Collection;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/** What the stock server would silently ignore, and so answer wrongly, is refused here. */
final class Refusals {

    private static final int NOT_IMPLEMENTED = 238;

    private Refusals() {}

    static void refuseUnsupported(String command, Document query) {
        refuseCollation(query);
        for (String batch : List.of("updates", "deletes")) {
            if (query.get(batch) instanceof Collection<?> statements) {
                statements.forEach(statement -> refuseCollation((Document) statement));
            }
        }
        if (command.equalsIgnoreCase("create")) {
            for (String option : List.of("validator", "viewOn", "timeseries", "expireAfterSeconds", "clusteredIndex")) {
                if (query.containsKey(option)) {
                    throw refused("the collection option '" + option + "'");
                }
            }
        }
    }

    private static void refuseCollation(@Nullable Document query) {
        if (query != null
                && query.get("collation") instanceof Document collation
                && !"simple".equals(collation.get("locale"))) {
            throw refused("the collation " + collation);
        }
    }

    private static MongoServerError refused(String what) {
        return new MongoServerError(
                NOT_IMPLEMENTED,
                "NotImplemented",
                what + " is not supported by this embedded server; leave it out or use a real MongoDB");
    }
}
