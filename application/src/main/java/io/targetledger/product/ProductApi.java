package io.targetledger.product;

import java.math.BigDecimal;

import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.product.ProductCommand.DiscontinueProduct;
import io.targetledger.product.ProductCommand.ListProduct;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

import static io.targetledger.product.ProductFold.PRODUCTS;

/** Products. */
@Controller
final class ProductApi {

    private final ProductQueries products;
    private final Mutations mutations;

    ProductApi(ProductQueries products, Mutations mutations) {
        this.products = products;
        this.mutations = mutations;
    }

    @Bean
    static AuditedType<ProductView> productType() {
        return new AuditedType<>("Product", "product", PRODUCTS, ProductId::new);
    }

    @QueryMapping
    Connection<Found<ProductView>> products(PageRequest page, ReadPoint at) {
        return Connection.of(Found.all(products.page(page, at), at), () -> products.count(at));
    }

    record ListProductInput(
            String code,
            String name,
            @Nullable String series,
            @Nullable BigDecimal listPrice,
            @Nullable String currency,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion)
            implements CommandInput {}

    @MutationMapping
    Payload listProduct(@Argument ListProductInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ListProduct(
                        Given.required("code", input.code(), code -> new ProductId("product/" + code)),
                        new ProductListing(input.name(), input.series(), input.listPrice(), input.currency()),
                        Reason.of(input.reason())));
    }

    record DiscontinueProductInput(
            String productId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion) implements CommandInput {}

    @MutationMapping
    Payload discontinueProduct(@Argument DiscontinueProductInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DiscontinueProduct(new ProductId(input.productId()), Reason.of(input.reason())));
    }
}
