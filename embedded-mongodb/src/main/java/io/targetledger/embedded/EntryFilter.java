package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import de.bwaldvogel.mongo.backend.IndexKey;
import org.jspecify.annotations.Nullable;

/**
 * What an index knows of its documents beyond the fields that bound a walk through it: entries that the query rules out by
 * that are passed over, and their documents not read.
 */
final class EntryFilter {

    private final List<Field> fields;

    /** @param condition null where the query asks for nothing that helps */
    private record Field(@Nullable Condition condition, boolean ascending) {}

    private EntryFilter(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * @param bounded how many of the leading fields bound the walk
     * @return null if there is nothing to tell by
     */
    static @Nullable EntryFilter of(OrderedIndex index, int bounded, Conditions conditions) {
        if (index.leadsThroughArrays()) {
            return null;
        }
        List<IndexKey> keys = index.getKeys();
        int last = keys.size() - 1;
        while (last >= bounded && conditions.at(keys.get(last).getKey()) == null) {
            last--;
        }
        if (last < bounded) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            Condition condition = i < bounded ? null : conditions.at(keys.get(i).getKey());
            fields.add(new Field(condition, keys.get(i).isAscending()));
        }
        return new EntryFilter(fields);
    }

    /** Whether its document may match. */
    boolean admits(byte[] entry) {
        int start = 0;
        for (Field field : fields) {
            int end = KeyEncoder.endOf(entry, start, field.ascending());
            if (end == KeyEncoder.UNTOLD) {
                return true;
            }
            Condition condition = field.condition();
            if (condition != null) {
                byte[] value = Arrays.copyOfRange(entry, start, end);
                if (!condition.admits(field.ascending() ? value : KeyEncoder.complement(value))) {
                    return false;
                }
            }
            start = end;
        }
        return true;
    }
}
