package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code measurementFacts}; see {@link MeasurementView}. */
@Meaning(en = "One measured fact; a retracted one is deleted.", zh = "度量事实行")
public record MeasurementFact(
        String rowKey,

        @Meaning(en = "Natural key.", zh = "度量标识", id = true)
        String measurementId,

        @Meaning(en = "What was measured.", zh = "指标", id = true)
        String metricId,

        @Meaning(en = "What the metric was called when the row was changed last.", zh = "指标英文名") @Nullable
        String metricName,

        @Meaning(en = "Likewise in Chinese.", zh = "指标中文名") @Nullable
        String metricNameZh,

        @Meaning(en = "Of whom: a person, a unit or a customer.", zh = "主体", id = true)
        String subjectId,

        @Meaning(en = "What the subject was called when the row was changed last.", zh = "主体英文名") @Nullable
        String subjectName,

        @Meaning(en = "Likewise in Chinese.", zh = "主体中文名") @Nullable
        String subjectNameZh,

        @Meaning(en = "The business day it counts for.", zh = "业务日期")
        LocalDate businessDate,

        @Meaning(en = "In the unit of the metric.", zh = "数值")
        BigDecimal amount,

        @Meaning(en = "The customer whom the dimension customer names, registered or not.", zh = "客户", id = true)
        @Nullable
        String customerId,

        @Meaning(
                en = "What the customer was called when the row was changed last; null for one not registered then.",
                zh = "客户名称")
        @Nullable
        String customerName,

        @Meaning(en = "The dimension product.", zh = "产品维度") @Nullable
        String product,

        @Meaning(en = "The dimension opportunity.", zh = "商机维度") @Nullable
        String opportunity,

        @Meaning(en = "How often it was corrected.", zh = "更正次数")
        int corrections,

        @Meaning(en = "When it was first recorded.", zh = "首次记录时间")
        Instant recordedAt,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static MeasurementFact of(Versioned<MeasurementView> version, FactNames.Known names) {
        MeasurementView view = version.view();
        long then = version.position();
        return new MeasurementFact(
                RowKey.of(MeasurementFacts.NAME, version.key()),
                version.key(),
                view.metric().value(),
                names.en(view.metric(), then),
                names.zh(view.metric(), then),
                view.subject().value(),
                names.en(view.subject(), then),
                names.zh(view.subject(), then),
                view.on(),
                view.amount(),
                view.customer() == null ? null : view.customer().value(),
                names.en(view.customer(), then),
                dimension(view, "product"),
                dimension(view, "opportunity"),
                view.corrections(),
                version.createdAt(),
                then,
                version.updatedAt(),
                view.retracted());
    }

    private static @Nullable String dimension(MeasurementView view, String name) {
        return view.dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .map(Dimension::value)
                .findFirst()
                .orElse(null);
    }
}
