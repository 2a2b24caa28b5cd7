package io.targetledger.segment;

import java.util.List;
import java.util.Set;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import org.jspecify.annotations.Nullable;

import static io.targetledger.segment.MembershipFold.MEMBERSHIPS;

/** What {@link MembershipFold} says, and what it said before: a row once shown must be seen to be deleted. */
public final class MembershipFactFold implements Fold<MembershipFactView, SegmentEvent> {

    public static final MembershipFactFold MEMBERSHIP_FACTS = new MembershipFactFold();

    private MembershipFactFold() {}

    @Override
    public String name() {
        return "membershipFact";
    }

    @Override
    public Class<MembershipFactView> viewType() {
        return MembershipFactView.class;
    }

    @Override
    public Class<SegmentEvent> eventType() {
        return SegmentEvent.class;
    }

    @Override
    public Set<String> keysOf(SegmentEvent event, EventContext context) {
        return MEMBERSHIPS.keysOf(event, context);
    }

    @Override
    public @Nullable MembershipFactView evolve(
            String key, @Nullable MembershipFactView before, SegmentEvent event, EventContext context) {
        MembershipView held = MEMBERSHIPS.evolve(key, before == null ? null : before.held(), event, context);
        if (before != null) {
            return before.become(held);
        }
        return held == null ? null : new MembershipFactView(held.segment(), held.customer(), held, List.of());
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.segment", "from", "key", "to")));
    }
}
