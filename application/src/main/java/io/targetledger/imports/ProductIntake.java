package io.targetledger.imports;

import java.util.List;
import java.util.Map;

import io.targetledger.metric.MetricQueries;
import io.targetledger.product.ProductCommand.ListProduct;
import io.targetledger.product.ProductEvent.ListingChanged;
import io.targetledger.product.ProductEvent.ProductListed;
import io.targetledger.product.ProductId;
import io.targetledger.product.ProductListing;
import io.targetledger.product.ProductQueries;
import io.targetledger.product.ProductView;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products: listed, or their listing changed. A price without a currency is in that of the metric of revenue. */
@Component
final class ProductIntake implements Intake<ProductIntake.Offered> {

    private final ProductQueries products;
    private final MetricQueries metrics;
    private final Said said;

    ProductIntake(ProductQueries products, MetricQueries metrics, Said said) {
        this.products = products;
        this.metrics = metrics;
        this.said = said;
    }

    /** @param currency as the row says, which may be nothing; the listing then holds the default one */
    record Offered(
            ProductId product,
            ProductListing listing,
            @Nullable String currency) {

        ProductListing in(String catalogues) {
            return currency != null || listing.listPrice() == null
                    ? listing
                    : new ProductListing(listing.name(), listing.series(), listing.listPrice(), catalogues);
        }
    }

    @Override
    public RowKind kind() {
        return RowKind.PRODUCTS;
    }

    @Override
    public Offered read(Fields fields) {
        String currency = fields.text("currency");
        String known = currency == null && fields.text("listPrice") != null ? MetricQueries.DEFAULT_CURRENCY : currency;
        return new Offered(
                new ProductId(Codes.id("product", fields.required("id"))),
                new ProductListing(fields.required("name"), fields.text("series"), fields.number("listPrice"), known),
                currency);
    }

    @Override
    public String id(Offered row) {
        return row.product().value();
    }

    @Override
    public Planner<Offered> planner(List<Offered> rows, ReadPoint at, Terms terms) {
        Map<String, Versioned<ProductView>> known =
                products.findAll(rows.stream().map(this::id).toList(), at);
        String catalogues = metrics.currency(at);
        return row -> {
            ProductListing listing = row.in(catalogues);
            Versioned<ProductView> found = known.get(id(row));
            if (found == null) {
                return new Plan().then(new ListProduct(row.product(), listing, null));
            }
            Plan plan = new Plan().knowing(found);
            return listing(found.view()).equals(listing) || wasSaid(row, listing)
                    ? plan
                    : plan.then(new ListProduct(row.product(), listing, terms.reason()));
        };
    }

    private boolean wasSaid(Offered row, ProductListing listing) {
        return said.last(id(row), ProductListed.class, ListingChanged.class)
                .map(event ->
                        event instanceof ListingChanged changed ? changed.listing() : ((ProductListed) event).listing())
                .filter(listing::equals)
                .isPresent();
    }

    private static ProductListing listing(ProductView view) {
        return new ProductListing(view.name(), view.series(), view.listPrice(), view.currency());
    }
}
