package io.targetledger.segment;

import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code segmentMembershipFacts}. */
@Meaning(en = "Days on which a customer belonged to a segment, by its evaluations.", zh = "客户细分归属事实行")
public record SegmentMembershipFact(
        String rowKey,

        @Meaning(en = "Natural key, with the customer and the first day.", zh = "细分标识", id = true)
        String segmentId,

        @Meaning(en = "What the segment was called when the row was changed last.", zh = "细分英文名") @Nullable
        String segmentName,

        @Meaning(en = "Likewise in Chinese.", zh = "细分中文名") @Nullable
        String segmentNameZh,

        @Meaning(en = "Natural key, with the segment and the first day.", zh = "客户标识", id = true)
        String customerId,

        @Meaning(en = "What the customer was called when the row was changed last.", zh = "客户名称") @Nullable
        String customerName,

        @Meaning(en = "First day on which the customer belonged.", zh = "起始日")
        LocalDate validFrom,

        @Meaning(
                en =
                        "First day on which the customer did not belong any more; null while it lasts, or until the segment was retired.",
                zh = "终止日（不含）")
        @Nullable
        LocalDate validTo,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static SegmentMembershipFact of(
            Versioned<MembershipFactView> version, MembershipFactView.Stay stay, FactNames.Known names) {
        MembershipFactView view = version.view();
        long then = version.position();
        return new SegmentMembershipFact(
                RowKey.of(SegmentMembershipFacts.NAME, view.segment(), view.customer(), stay.since()),
                view.segment().value(),
                names.en(view.segment(), then),
                names.zh(view.segment(), then),
                view.customer().value(),
                names.en(view.customer(), then),
                stay.since(),
                stay.until(),
                version.position(),
                version.updatedAt(),
                stay.gone());
    }
}
