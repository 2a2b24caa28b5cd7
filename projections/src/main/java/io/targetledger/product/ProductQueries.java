package io.targetledger.product;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;

import static io.targetledger.product.ProductFold.PRODUCTS;

/** How products are found. */
public final class ProductQueries {

    private final ViewReader<ProductView> products;

    public ProductQueries(Views views) {
        this.products = views.reader(PRODUCTS);
    }

    public Optional<Versioned<ProductView>> find(ProductId product, ReadPoint at) {
        return products.find(product.value(), at);
    }

    public Map<String, Versioned<ProductView>> findAll(Collection<String> ids, ReadPoint at) {
        return products.findAll(ids, at);
    }

    public Slice<Versioned<ProductView>> page(PageRequest page, ReadPoint at) {
        return products.page(Filters.empty(), Order.BY_KEY, page, at);
    }

    public long count(ReadPoint at) {
        return products.count(Filters.empty(), at);
    }
}
