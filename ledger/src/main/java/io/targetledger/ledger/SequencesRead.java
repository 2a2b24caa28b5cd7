package io.targetledger.ledger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The latest event of each aggregate that anybody has read lately. That it exists is certain, that it is the last one is
 * not. Whoever appends has mostly just read, so that the writer need not ask what it continues.
 */
final class SequencesRead {

    private static final int AGGREGATES_REMEMBERED = 100_000;

    private final Map<String, Long> latest = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > AGGREGATES_REMEMBERED;
        }
    });

    void read(String aggregate, long sequence) {
        latest.merge(aggregate, sequence, Math::max);
    }

    OptionalLong latest(String aggregate) {
        Long sequence = latest.get(aggregate);
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }
}
