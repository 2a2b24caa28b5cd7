package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document on its way from the store to a client, or from a client to the store, its bytes left as they are.
 *
 * @param bytes BSON; never changed
 */
record StoredDocument(byte[] bytes) {

    /** Whether a command's documents came as such. */
    static boolean areIn(Document command, String name) {
        return command.get(name) instanceof List<?> values
                && !values.isEmpty()
                && values.get(0) instanceof StoredDocument;
    }

    static List<StoredDocument> listIn(Document command, String name) {
        List<StoredDocument> documents = new ArrayList<>();
        if (command.get(name) instanceof List<?> values) {
            values.forEach(each -> documents.add((StoredDocument) each));
        }
        return documents;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredDocument document && Arrays.equals(bytes, document.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
