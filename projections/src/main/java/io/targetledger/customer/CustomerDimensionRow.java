package io.targetledger.customer;

import java.math.BigDecimal;
import java.time.Instant;

import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code customerDimension}. */
@Meaning(en = "A customer as registered.", zh = "客户维度行")
public record CustomerDimensionRow(
        String rowKey,

        @Meaning(en = "Natural key.", zh = "客户标识", id = true)
        String customerId,

        @Meaning(en = "What it is called.", zh = "名称") String name,

        @Meaning(en = "What it does.", zh = "行业") @Nullable String sector,

        @Meaning(en = "Calendar year.", zh = "成立年份") @Nullable
        Integer yearEstablished,

        @Meaning(en = "In full, in the currency of the catalogue.", zh = "年收入") @Nullable
        BigDecimal annualRevenue,

        @Meaning(en = "How many.", zh = "员工数") @Nullable Integer employees,

        @Meaning(en = "Where it is at home.", zh = "所在地") @Nullable
        String location,

        @Meaning(en = "The name of the company it belongs to.", zh = "母公司") @Nullable
        String subsidiaryOf,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static CustomerDimensionRow of(Versioned<CustomerView> version) {
        CustomerView view = version.view();
        return new CustomerDimensionRow(
                RowKey.of(CustomerDimension.NAME, version.key()),
                version.key(),
                view.name(),
                view.sector(),
                view.yearEstablished(),
                view.annualRevenue(),
                view.employees(),
                view.location(),
                view.subsidiaryOf(),
                version.position(),
                version.updatedAt(),
                false);
    }
}
