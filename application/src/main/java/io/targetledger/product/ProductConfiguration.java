package io.targetledger.product;

import io.targetledger.command.AggregateKind;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.NameSource;
import io.targetledger.projection.Views;
import io.targetledger.shared.LocalizedName;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Products, as the rest of the application finds them. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    static AggregateKind<Product> productKind() {
        return new AggregateKind<>(Product.class, ProductCommand.class);
    }

    @Bean
    ProductQueries productQueries(Views views) {
        return new ProductQueries(views);
    }

    @Bean
    NameSource<?> productNames(Views views) {
        return NameSource.of("product", views, ProductFold.PRODUCTS, product -> LocalizedName.of(product.name()));
    }

    @Bean
    FactTable<?> productDimension(Views views) {
        return ProductDimension.table(views);
    }
}
