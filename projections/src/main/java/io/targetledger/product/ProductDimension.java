package io.targetledger.product;

import java.util.List;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.Views;

import static io.targetledger.product.ProductFold.PRODUCTS;

/** The table {@code productDimension}. */
public final class ProductDimension {

    static final String NAME = "productDimension";

    private ProductDimension() {}

    public static FactTable<ProductDimensionRow> table(Views views) {
        return new ViewFactTable<>(
                        NAME,
                        ProductDimensionRow.class,
                        views,
                        PRODUCTS,
                        Filters.empty(),
                        List.of(FactFilter.id("productId", "key", "This product.", "产品")),
                        (versions, at) -> versions.stream()
                                .map(version -> List.of(ProductDimensionRow.of(version)))
                                .toList())
                .ofNobody();
    }
}
