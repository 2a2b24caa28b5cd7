package io.targetledger.audit;

import java.util.List;
import java.util.Set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import org.jspecify.annotations.Nullable;

/** Every event of every kind, one row each. */
public final class AuditFold implements Fold<AuditView, Object> {

    public static final AuditFold AUDIT = new AuditFold();

    private AuditFold() {}

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<AuditView> viewType() {
        return AuditView.class;
    }

    @Override
    public Class<Object> eventType() {
        return Object.class;
    }

    @Override
    public Set<String> keysOf(Object event, EventContext context) {
        return Set.of(keyOf(context.position()));
    }

    @Override
    public boolean beginsView(Object event, EventContext context) {
        return true;
    }

    /** Keys of audit rows sort as their positions do. */
    static String keyOf(long position) {
        return "%019d".formatted(position);
    }

    @Override
    public AuditView evolve(String key, @Nullable AuditView before, Object event, EventContext context) {
        return new AuditView(
                context.position(),
                context.aggregate(),
                context.aggregateType(),
                context.version(),
                context.type(),
                context.actor(),
                context.roles(),
                context.reason(),
                context.source(),
                context.recordedAt(),
                context.effectiveAt(),
                context.correlationId(),
                context.causationId(),
                context.commandId());
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("view.aggregate", "view.version", "key", "to")),
                new IndexModel(Indexes.ascending("view.actor", "from", "key")),
                new IndexModel(Indexes.ascending("view.eventType", "from", "key")),
                new IndexModel(Indexes.ascending("view.aggregateType", "from", "key")),
                new IndexModel(Indexes.ascending("from", "key")));
    }
}
