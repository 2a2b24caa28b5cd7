package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import org.jspecify.annotations.Nullable;

/**
 * What one document contributes to an index: one entry, or one per element where the indexed paths lead through an array.
 *
 * <p>Paths that lead through the same array are taken from the same element. Paths through different arrays are refused, as
 * MongoDB does.
 */
final class IndexEntries {

    /** The indexed values, for messages, and their order-preserving form. */
    record Entry(List<@Nullable Object> found, Key key) {

        List<@Nullable Object> values() {
            List<@Nullable Object> values = new ArrayList<>(found);
            values.replaceAll(value -> value instanceof Missing || value == KeyEncoder.EMPTY_ARRAY ? null : value);
            return values;
        }
    }

    private final List<IndexKey> fields;
    private final boolean sparse;
    /** Mostly of one. */
    private Map<Key, Entry> entries = Map.of();

    private long arrayFields;

    private IndexEntries(List<IndexKey> fields, boolean sparse) {
        this.fields = fields;
        this.sparse = sparse;
    }

    /** @throws CannotIndexParallelArraysError if two of the fields lead through different arrays */
    static IndexEntries of(Document document, List<IndexKey> fields, boolean sparse) {
        IndexEntries result = new IndexEntries(fields, sparse);
        if (result.emitPlain(document)) {
            return result;
        }
        List<Place> places = new ArrayList<>(fields.size());
        for (IndexKey field : fields) {
            places.add(Place.startOf(document, field.getKey()));
        }
        result.expand(places);
        return result;
    }

    /** What a document contributes that the index leaves out. */
    static IndexEntries none() {
        return new IndexEntries(List.of(), true);
    }

    Map<Key, Entry> byKey() {
        return entries;
    }

    /** Bit i is set if field i leads through an array. */
    long arrayFields() {
        return arrayFields;
    }

    /** The common case, done without ado: no path leads to an array or through one. */
    private boolean emitPlain(Document document) {
        List<@Nullable Object> values = new ArrayList<>(fields.size());
        for (IndexKey field : fields) {
            Object value = valueAt(document, field.getKey());
            if (value instanceof Collection) {
                return false;
            }
            values.add(value);
        }
        emit(values);
        return true;
    }

    /** The value at a path, or the array that stands on the way to it. */
    private static @Nullable Object valueAt(Document document, String path) {
        Document at = document;
        int start = 0;
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
            Object inside = at.getOrMissing(path.substring(start, dot));
            if (inside instanceof Collection) {
                return inside;
            } else if (inside instanceof Document next) {
                at = next;
            } else {
                return Missing.getInstance();
            }
            start = dot + 1;
        }
        return at.getOrMissing(path.substring(start));
    }

    private void expand(List<Place> places) {
        List<@Nullable Object> array = null;
        String arrayPath = null;
        long through = 0;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i).walk();
            places.set(i, place);
            if (place.atArray()) {
                if (arrayPath != null && !arrayPath.equals(place.walked)) {
                    throw new CannotIndexParallelArraysError(List.of(arrayPath, place.walked));
                }
                arrayPath = place.walked;
                array = place.array();
                through |= 1L << i;
            }
        }
        if (array == null) {
            List<@Nullable Object> values = new ArrayList<>(places.size());
            places.forEach(place -> values.add(place.value));
            emit(values);
            return;
        }
        arrayFields |= through;
        if (array.isEmpty()) {
            expandElement(places, through, KeyEncoder.EMPTY_ARRAY);
        } else {
            for (Object element : array) {
                expandElement(places, through, element);
            }
        }
    }

    private void expandElement(List<Place> places, long through, @Nullable Object element) {
        List<Place> inElement = new ArrayList<>(places);
        for (int i = 0; i < inElement.size(); i++) {
            if ((through & 1L << i) != 0) {
                inElement.set(i, inElement.get(i).inElement(element));
            }
        }
        expand(inElement);
    }

    private void emit(List<@Nullable Object> found) {
        if (sparse && found.stream().allMatch(value -> value instanceof Missing)) {
            return;
        }
        KeyEncoder.Compound encoded = new KeyEncoder.Compound();
        for (int i = 0; i < found.size(); i++) {
            encoded.add(found.get(i), fields.get(i).isAscending());
        }
        Key key = new Key(encoded.toBytes());
        if (entries.isEmpty()) {
            entries = Collections.singletonMap(key, new Entry(found, key));
            return;
        }
        if (entries.size() == 1) {
            entries = new LinkedHashMap<>(entries);
        }
        entries.putIfAbsent(key, new Entry(found, key));
    }

    /**
     * How far one field's path has been followed.
     *
     * @param value what was found so far
     * @param walked the path to it
     * @param rest the path still to follow, empty at its end
     * @param settled whether an array at the end of the path is a value (it is an element itself) rather than to be expanded
     */
    private record Place(@Nullable Object value, String walked, String rest, boolean settled) {

        static Place startOf(Document document, String path) {
            return new Place(document, "", path, false);
        }

        Place walk() {
            Place place = this;
            while (!place.rest.isEmpty() && place.value instanceof Document document) {
                int dot = place.rest.indexOf('.');
                String name = dot < 0 ? place.rest : place.rest.substring(0, dot);
                String rest = dot < 0 ? "" : place.rest.substring(dot + 1);
                place = new Place(document.getOrMissing(name), join(place.walked, name), rest, false);
            }
            if (!place.rest.isEmpty() && !place.atArray()) {
                return new Place(Missing.getInstance(), place.walked, "", true);
            }
            return place;
        }

        boolean atArray() {
            return !settled && value instanceof Collection;
        }

        List<@Nullable Object> array() {
            return value instanceof Collection<?> values ? new ArrayList<>(values) : List.of();
        }

        Place inElement(@Nullable Object element) {
            if (rest.isEmpty()) {
                return new Place(element, walked, "", true);
            }
            return element instanceof Document
                    ? new Place(element, walked, rest, false)
                    : new Place(Missing.getInstance(), walked, "", true);
        }

        private static String join(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }
    }
}
