package io.targetledger.product;

import java.math.BigDecimal;
import java.time.Instant;

import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code productDimension}. */
@Meaning(en = "A product as listed.", zh = "产品维度行")
public record ProductDimensionRow(
        String rowKey,

        @Meaning(en = "Natural key.", zh = "产品标识", id = true)
        String productId,

        @Meaning(en = "What it is called.", zh = "名称") String name,

        @Meaning(en = "The series it belongs to.", zh = "系列") @Nullable
        String series,

        @Meaning(en = "In its currency.", zh = "目录价") @Nullable
        BigDecimal listPrice,

        @Meaning(en = "ISO 4217 code of the price.", zh = "货币") @Nullable
        String currency,

        @Meaning(en = "It is sold no more.", zh = "已停售") boolean discontinued,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static ProductDimensionRow of(Versioned<ProductView> version) {
        ProductView view = version.view();
        return new ProductDimensionRow(
                RowKey.of(ProductDimension.NAME, version.key()),
                version.key(),
                view.name(),
                view.series(),
                view.listPrice(),
                view.currency(),
                view.discontinued(),
                version.position(),
                version.updatedAt(),
                false);
    }
}
