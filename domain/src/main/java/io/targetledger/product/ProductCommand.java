package io.targetledger.product;

import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of a product. */
public sealed interface ProductCommand extends Command {

    ProductId productId();

    @Override
    default String aggregate() {
        return productId().value();
    }

    /** Lists a product, or changes the listing of a listed one; an equal listing records nothing. */
    record ListProduct(
            @TargetAggregateIdentifier ProductId productId,
            ProductListing listing,
            @Nullable Reason reason) implements ProductCommand {}

    record DiscontinueProduct(
            @TargetAggregateIdentifier ProductId productId,
            @Nullable Reason reason) implements ProductCommand {}
}
