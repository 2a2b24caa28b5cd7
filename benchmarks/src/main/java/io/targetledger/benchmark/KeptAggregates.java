package io.targetledger.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.axonframework.common.caching.WeakReferenceCache;

/** A cache that forgets nothing, as the product's does not up to its bound: cached is cached, whatever the collector does. */
public final class KeptAggregates extends WeakReferenceCache {

    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    @Override
    public void put(Object key, Object value) {
        kept.put(key, value);
        super.put(key, value);
    }

    @Override
    public boolean remove(Object key) {
        kept.remove(key);
        return super.remove(key);
    }
}
