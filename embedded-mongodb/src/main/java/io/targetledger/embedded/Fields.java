package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** The fields of commands and descriptions, by the type they have to have. */
final class Fields {

    private Fields() {}

    /** An absent document is an empty one. */
    static Document document(Document of, String name) {
        return of.get(name) instanceof Document document ? document : new Document();
    }

    static List<Document> documents(Document of, String name) {
        List<Document> documents = new ArrayList<>();
        if (of.get(name) instanceof Collection<?> values) {
            values.forEach(each -> documents.add((Document) each));
        }
        return documents;
    }

    static String text(Document of, String name) {
        return String.valueOf(of.get(name));
    }

    /** An absent number is 0. */
    static int number(Document of, String name) {
        return of.get(name) instanceof Number number ? (int) Math.min(Integer.MAX_VALUE, number.longValue()) : 0;
    }

    static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || (value instanceof Number number && number.doubleValue() != 0);
    }
}
