package io.targetledger.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.goal.GoalId;
import io.targetledger.segment.SegmentId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which campaigns are asked for; null asks for all.
 *
 * @param statuses any of these; all when empty
 */
public record CampaignFilter(
        @Nullable SegmentId segment, @Nullable GoalId goal, Set<CampaignStatus> statuses) {

    Bson asBson() {
        List<Bson> conditions = new ArrayList<>();
        if (segment != null) {
            conditions.add(Filters.eq("view.segment", segment.value()));
        }
        if (goal != null) {
            conditions.add(Filters.eq("view.goal", goal.value()));
        }
        if (!statuses.isEmpty()) {
            conditions.add(
                    Filters.in("view.status", statuses.stream().map(Enum::name).toList()));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
