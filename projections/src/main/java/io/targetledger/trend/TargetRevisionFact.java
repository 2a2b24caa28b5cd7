package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.Instant;

import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code targetRevisionFacts}; see {@link TargetMoveView}. */
@Meaning(en = "One time the target of a goal moved; never changed, never deleted.", zh = "目标值修订事实行")
public record TargetRevisionFact(
        String rowKey,

        @Meaning(en = "Natural key: ledger position of the revision.", zh = "修订的账本位置")
        long revisionPosition,

        @Meaning(en = "Whose target it was.", zh = "目标标识", id = true)
        String goalId,

        @Meaning(en = "What the goal was called then.", zh = "目标名称") @Nullable
        String goalName,

        @Meaning(en = "In the unit of the goal's metric.", zh = "原目标值")
        BigDecimal previousTarget,

        @Meaning(en = "Likewise.", zh = "新目标值") BigDecimal revisedTarget,

        @Meaning(en = "The revised target less the previous one.", zh = "变化值")
        BigDecimal change,

        @Meaning(en = "Where the way to the target began before.", zh = "原基线")
        BigDecimal previousBaseline,

        @Meaning(en = "Where it begins since.", zh = "新基线") BigDecimal revisedBaseline,

        @Meaning(en = "Whether the targets of the goal's period were locked.", zh = "是否在锁定后修订")
        boolean afterLock,

        @Meaning(en = "Who revised it: the subject of the token.", zh = "操作人", id = true)
        String actor,

        @Meaning(en = "Why, in the words of who did.", zh = "原因") @Nullable
        String reason,

        @Meaning(en = "How it came in, e.g. graphql.", zh = "来源") @Nullable
        String source,

        @Meaning(en = "When it became true in the business.", zh = "生效时间")
        Instant effectiveAt,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static TargetRevisionFact of(Versioned<TargetMoveView> version, FactNames.Known names) {
        TargetMoveView view = version.view();
        return new TargetRevisionFact(
                RowKey.of(TargetRevisionFacts.NAME, version.position()),
                version.position(),
                view.goal().value(),
                names.en(view.goal(), version.position()),
                view.previous().value(),
                view.revised().value(),
                view.revised().value().subtract(view.previous().value()),
                view.previous().baseline(),
                view.revised().baseline(),
                view.afterLock(),
                view.actor(),
                view.reason(),
                view.source(),
                view.effectiveAt(),
                version.position(),
                version.updatedAt(),
                false);
    }
}
