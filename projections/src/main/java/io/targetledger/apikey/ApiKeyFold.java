package io.targetledger.apikey;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyCreated;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyRevoked;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyRotated;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link ApiKeyView} × {@link ApiKeyEvent} → {@link ApiKeyView}. */
public final class ApiKeyFold implements AggregateFold<ApiKeyView, ApiKeyEvent> {

    public static final ApiKeyFold API_KEYS = new ApiKeyFold();

    private ApiKeyFold() {}

    @Override
    public String name() {
        return "apikey";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<ApiKeyView> viewType() {
        return ApiKeyView.class;
    }

    @Override
    public Class<ApiKeyEvent> eventType() {
        return ApiKeyEvent.class;
    }

    @Override
    public @Nullable ApiKeyView evolve(@Nullable ApiKeyView before, ApiKeyEvent event, EventContext context) {
        if (event instanceof ApiKeyCreated created) {
            return new ApiKeyView(
                    created.name(),
                    created.facts(),
                    created.units() == null ? List.of() : created.units(),
                    created.hash(),
                    false);
        }
        if (before == null) {
            return null;
        }
        if (event instanceof ApiKeyRotated rotated) {
            return before.rotatedTo(rotated.hash());
        }
        if (event instanceof ApiKeyRevoked) {
            return before.asRevoked();
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending("view.revoked", "to")));
    }
}
