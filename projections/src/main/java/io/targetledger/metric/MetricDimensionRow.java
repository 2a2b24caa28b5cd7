package io.targetledger.metric;

import java.time.Instant;

import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code metricDimension}. */
@Meaning(en = "A metric of the catalogue as it is defined.", zh = "指标维度行")
public record MetricDimensionRow(
        String rowKey,

        @Meaning(en = "Natural key.", zh = "指标标识", id = true)
        String metricId,

        @Meaning(en = "What it is called.", zh = "英文名") String name,

        @Meaning(en = "Likewise in Chinese.", zh = "中文名") @Nullable
        String nameZh,

        @Meaning(en = "What it means.", zh = "说明") @Nullable String description,

        @Meaning(en = "Unit of its amounts, e.g. MONEY.", zh = "单位")
        String unit,

        @Meaning(en = "ISO 4217 code, of money.", zh = "货币") @Nullable
        String currency,

        @Meaning(en = "INCREASE where more is better, DECREASE where less is.", zh = "方向")
        String direction,

        @Meaning(en = "How amounts of several days make one: SUM, LAST, AVERAGE or DERIVED.", zh = "汇总方式")
        String aggregation,

        @Meaning(en = "Of other metrics, where it is DERIVED.", zh = "公式") @Nullable
        String formula,

        @Meaning(en = "No goal can be set for it any more.", zh = "已停用")
        boolean retired,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static MetricDimensionRow of(Versioned<MetricView> version) {
        MetricView view = version.view();
        return new MetricDimensionRow(
                RowKey.of(MetricDimension.NAME, version.key()),
                version.key(),
                view.name().en(),
                view.name().zh(),
                view.description(),
                view.unit().name(),
                view.currency(),
                view.direction().name(),
                view.aggregation().name(),
                view.formula(),
                view.retired(),
                version.position(),
                version.updatedAt(),
                false);
    }
}
