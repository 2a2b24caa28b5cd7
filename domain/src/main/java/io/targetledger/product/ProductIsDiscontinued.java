package io.targetledger.product;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A discontinued product stays as it is. */
public final class ProductIsDiscontinued extends Refusal {

    public ProductIsDiscontinued(ProductId product) {
        super(ProductIsDiscontinued.class, "productId", Map.of("product", product));
    }
}
