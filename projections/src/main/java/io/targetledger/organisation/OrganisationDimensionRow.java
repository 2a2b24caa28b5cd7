package io.targetledger.organisation;

import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/** A row of {@code organisationDimension}. */
@Meaning(en = "A unit or person as it was placed for some days: a slowly changing dimension of type 2.", zh = "组织维度行")
public record OrganisationDimensionRow(
        String rowKey,

        @Meaning(en = "Natural key, with the first day: a unit or a person.", zh = "成员标识", id = true)
        String memberId,

        @Meaning(en = "PERSON, or the level of the unit, e.g. TEAM.", zh = "类型")
        String kind,

        @Meaning(en = "What it is called.", zh = "英文名") String name,

        @Meaning(en = "Likewise in Chinese.", zh = "中文名") @Nullable
        String nameZh,

        @Meaning(en = "Of a person.", zh = "职务") @Nullable String title,

        @Meaning(en = "The unit it belongs to; null for the topmost.", zh = "上级单位", id = true) @Nullable
        String parentId,

        @Meaning(en = "What the parent was called when the row was changed last.", zh = "上级单位英文名") @Nullable
        String parentName,

        @Meaning(en = "Likewise in Chinese.", zh = "上级单位中文名") @Nullable
        String parentNameZh,

        @Meaning(en = "Who heads the unit.", zh = "负责人", id = true) @Nullable
        String headId,

        @Meaning(en = "What the head was called when the row was changed last.", zh = "负责人英文名") @Nullable
        String headName,

        @Meaning(en = "Likewise in Chinese.", zh = "负责人中文名") @Nullable
        String headNameZh,

        @Meaning(en = "First day on which it was so.", zh = "起始日")
        LocalDate validFrom,

        @Meaning(en = "First day on which it was so no more; null while it lasts.", zh = "终止日（不含）") @Nullable
        LocalDate validTo,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static OrganisationDimensionRow of(
            String memberId,
            String kind,
            LocalizedName name,
            @Nullable String title,
            Spell spell,
            Versioned<?> version,
            FactNames.Known names) {
        long then = version.position();
        return new OrganisationDimensionRow(
                RowKey.of(OrganisationDimension.NAME, memberId, spell.from()),
                memberId,
                kind,
                name.en(),
                name.zh(),
                title,
                spell.parent(),
                names.en(spell.parent(), then),
                names.zh(spell.parent(), then),
                spell.head(),
                names.en(spell.head(), then),
                names.zh(spell.head(), then),
                spell.from(),
                spell.to(),
                version.position(),
                version.updatedAt(),
                spell.isEmpty());
    }
}
