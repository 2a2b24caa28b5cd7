package io.targetledger.segment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.Fold;
import io.targetledger.segment.SegmentEvent.MembershipChange;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import org.jspecify.annotations.Nullable;

/** Who belonged to which segment when: one view for each segment and customer, of every part of every evaluation. */
public final class MembershipFold implements Fold<MembershipView, SegmentEvent> {

    public static final MembershipFold MEMBERSHIPS = new MembershipFold();

    private MembershipFold() {}

    @Override
    public String name() {
        return "membership";
    }

    @Override
    public Class<MembershipView> viewType() {
        return MembershipView.class;
    }

    @Override
    public Class<SegmentEvent> eventType() {
        return SegmentEvent.class;
    }

    @Override
    public Set<String> keysOf(SegmentEvent event, EventContext context) {
        Set<String> keys = new LinkedHashSet<>();
        if (event instanceof SegmentEvaluated evaluated) {
            Stream.concat(evaluated.joined().stream(), evaluated.left().stream())
                    .forEach(change -> keys.add(
                            keyOf(evaluated.segmentId(), change.customer().value())));
        }
        return keys;
    }

    @Override
    public @Nullable MembershipView evolve(
            String key, @Nullable MembershipView before, SegmentEvent event, EventContext context) {
        if (!(event instanceof SegmentEvaluated evaluated)) {
            return before;
        }
        String customer = key.substring(keyOf(evaluated.segmentId(), "").length());
        MembershipChange joined = changeOf(customer, evaluated.joined());
        if (joined != null) {
            return MembershipView.joined(before, evaluated.segmentId(), joined, evaluated.on());
        }
        MembershipChange left = changeOf(customer, evaluated.left());
        return before == null || left == null ? before : before.left(left, evaluated.on());
    }

    private static @Nullable MembershipChange changeOf(String customer, List<MembershipChange> changes) {
        for (MembershipChange change : changes) {
            if (customer.equals(change.customer().value())) {
                return change;
            }
        }
        return null;
    }

    private static String keyOf(SegmentId segment, String customer) {
        return segment + "|" + customer;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("view.segment", "key", "to")),
                new IndexModel(Indexes.ascending("view.customer", "key", "to")));
    }
}
