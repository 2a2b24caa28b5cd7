package io.targetledger.product;

import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.product.ProductEvent.ListingChanged;
import io.targetledger.product.ProductEvent.ProductDiscontinued;
import io.targetledger.product.ProductEvent.ProductListed;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link ProductView} × {@link ProductEvent} → {@link ProductView}. */
public final class ProductFold implements AggregateFold<ProductView, ProductEvent> {

    public static final ProductFold PRODUCTS = new ProductFold();

    private ProductFold() {}

    @Override
    public String name() {
        return "product";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<ProductView> viewType() {
        return ProductView.class;
    }

    @Override
    public Class<ProductEvent> eventType() {
        return ProductEvent.class;
    }

    @Override
    public @Nullable ProductView evolve(@Nullable ProductView before, ProductEvent event, EventContext context) {
        if (event instanceof ProductListed listed) {
            return ProductView.of(listed.listing());
        }
        if (event instanceof ListingChanged changed) {
            return ProductView.of(changed.listing());
        }
        if (event instanceof ProductDiscontinued && before != null) {
            return before.asDiscontinued();
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending("from", "key", "to")));
    }
}
