package io.targetledger.product;

import io.targetledger.shared.Ids;

/** Id of a product: {@code product/…}. */
public record ProductId(String value) {

    public ProductId {
        Ids.checked("productId", value, "product");
    }

    @Override
    public String toString() {
        return value;
    }
}
