package io.targetledger.product;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/** A product as readers see it. */
public record ProductView(
        String name,
        @Nullable String series,
        @Nullable BigDecimal listPrice,
        @Nullable String currency,
        boolean discontinued) {

    static ProductView of(ProductListing listing) {
        return new ProductView(listing.name(), listing.series(), listing.listPrice(), listing.currency(), false);
    }

    ProductView asDiscontinued() {
        return new ProductView(name, series, listPrice, currency, true);
    }
}
