package io.targetledger.apikey;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Latest;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;

import static io.targetledger.apikey.ApiKeyFold.API_KEYS;

/** How API keys are found. */
public final class ApiKeyQueries {

    private final Views views;
    private final ViewReader<ApiKeyView> keys;
    private final Latest<List<Versioned<ApiKeyView>>> good;

    public ApiKeyQueries(Views views) {
        this.views = views;
        this.keys = views.reader(API_KEYS);
        this.good = new Latest<>(views, List.of(API_KEYS), at -> keys.all(Filters.eq("view.revoked", false), at));
    }

    public Slice<Versioned<ApiKeyView>> page(PageRequest page, ReadPoint at) {
        return keys.page(Filters.empty(), Order.BY_KEY, page, at);
    }

    public long count(ReadPoint at) {
        return keys.count(Filters.empty(), at);
    }

    /** The key that is good at the ledger's head, whatever was recorded a moment ago. */
    public Optional<Versioned<ApiKeyView>> good(String key) {
        KeyHash hash = KeyHash.of(key);
        Versioned<ApiKeyView> found = null;
        for (Versioned<ApiKeyView> one : good.at(views.upToDate())) {
            if (one.view().hash().matches(hash)) {
                found = one;
            }
        }
        return Optional.ofNullable(found);
    }
}
