package io.targetledger.product;

import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to a product. */
public sealed interface ProductEvent {

    ProductId productId();

    record ProductListed(ProductId productId, ProductListing listing) implements ProductEvent {}

    record ListingChanged(
            ProductId productId,
            ProductListing previous,
            ProductListing listing,
            @Nullable Reason reason) implements ProductEvent {}

    record ProductDiscontinued(ProductId productId, Reason reason) implements ProductEvent {}
}
