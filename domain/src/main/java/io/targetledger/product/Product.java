package io.targetledger.product;

import io.targetledger.product.ProductCommand.DiscontinueProduct;
import io.targetledger.product.ProductCommand.ListProduct;
import io.targetledger.product.ProductEvent.ListingChanged;
import io.targetledger.product.ProductEvent.ProductDiscontinued;
import io.targetledger.product.ProductEvent.ProductListed;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** A product: listed, its listing changed by listing it again, and at last discontinued. */
public final class Product {

    @AggregateIdentifier
    private ProductId productId;

    private ProductListing listing;
    private boolean discontinued;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private Product() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ListProduct command) {
        if (productId == null) {
            apply(new ProductListed(command.productId(), command.listing()));
        } else if (!command.listing().equals(listing)) {
            mustBeOffered();
            apply(new ListingChanged(productId, listing, command.listing(), command.reason()));
        }
    }

    @CommandHandler
    void handle(DiscontinueProduct command) {
        mustBeOffered();
        apply(new ProductDiscontinued(productId, command.requiredReason()));
    }

    private void mustBeOffered() {
        if (discontinued) {
            throw new ProductIsDiscontinued(productId);
        }
    }

    @EventSourcingHandler
    void on(ProductListed event) {
        productId = event.productId();
        listing = event.listing();
    }

    @EventSourcingHandler
    void on(ListingChanged event) {
        listing = event.listing();
    }

    @EventSourcingHandler
    void on(ProductDiscontinued event) {
        discontinued = true;
    }
}
