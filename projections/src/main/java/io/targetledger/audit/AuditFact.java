package io.targetledger.audit;

import java.time.Instant;
import java.util.stream.Collectors;

import io.targetledger.fact.FactRow;
import io.targetledger.fact.Meaning;
import io.targetledger.fact.RowKey;
import io.targetledger.projection.Versioned;
import org.jspecify.annotations.Nullable;

/** A row of {@code auditFacts}. */
@Meaning(
        en = "One event of the ledger; never changed, never deleted. Of what is not for everybody there is none.",
        zh = "审计事实行")
public record AuditFact(
        String rowKey,

        @Meaning(en = "Natural key: place among all events.", zh = "账本位置")
        long position,

        @Meaning(en = "The name of the event, e.g. goal.TargetRevised.", zh = "事件类型")
        String eventType,

        @Meaning(en = "Kind of the object it happened to.", zh = "对象类型")
        String aggregateType,

        @Meaning(en = "The object it happened to.", zh = "对象标识", id = true)
        String aggregateId,

        @Meaning(en = "Version of the object after it.", zh = "对象版本")
        long aggregateVersion,

        @Meaning(en = "Who acted: the subject of the token.", zh = "操作人", id = true)
        String actor,

        @Meaning(en = "Of the actor, in alphabetical order, separated by commas.", zh = "角色")
        String roles,

        @Meaning(en = "Why, in the words of who acted.", zh = "原因") @Nullable
        String reason,

        @Meaning(en = "How it came in, e.g. graphql.", zh = "来源") @Nullable
        String source,

        @Meaning(en = "When it became true in the business.", zh = "生效时间")
        Instant effectiveAt,

        @Meaning(en = "What came in together.", zh = "关联标识", id = true) @Nullable
        String correlationId,

        @Meaning(en = "What it follows from.", zh = "起因标识", id = true) @Nullable
        String causationId,

        @Meaning(en = "The command it was recorded for.", zh = "命令标识", id = true) @Nullable
        String commandId,

        long changedAtPosition,
        Instant changedAt,
        boolean deleted)
        implements FactRow {

    static AuditFact of(Versioned<AuditView> version) {
        AuditView view = version.view();
        return new AuditFact(
                RowKey.of(AuditFacts.NAME, view.position()),
                view.position(),
                view.eventType(),
                view.aggregateType(),
                view.aggregate(),
                view.version(),
                view.actor(),
                view.roles().stream().sorted().collect(Collectors.joining(",")),
                view.reason(),
                view.source(),
                view.effectiveAt(),
                view.correlationId(),
                view.causationId(),
                view.commandId(),
                version.position(),
                version.updatedAt(),
                false);
    }
}
