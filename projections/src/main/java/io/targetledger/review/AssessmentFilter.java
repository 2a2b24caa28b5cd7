package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Which assessments are asked for; null and empty sets ask for all. */
public record AssessmentFilter(
        @Nullable ReviewCycleId cycle,
        @Nullable ReviewId review,
        @Nullable RaterId rater,
        Set<RaterKind> kinds,
        Set<AssessmentStatus> statuses) {

    public static final AssessmentFilter ALL = new AssessmentFilter(null, null, null, Set.of(), Set.of());

    public static AssessmentFilter of(ReviewId review) {
        return new AssessmentFilter(null, review, null, Set.of(), Set.of());
    }

    Bson within(ReviewScope scope) {
        List<Bson> conditions = new ArrayList<>(List.of(scope.assessments()));
        if (cycle != null) {
            conditions.add(Filters.eq("view.cycle", cycle.value()));
        }
        if (review != null) {
            conditions.add(Filters.eq("view.review", review.value()));
        }
        if (rater != null) {
            conditions.add(Filters.eq("view.rater", rater.value()));
        }
        if (!kinds.isEmpty()) {
            conditions.add(
                    Filters.in("view.kind", kinds.stream().map(Enum::name).toList()));
        }
        if (!statuses.isEmpty()) {
            conditions.add(
                    Filters.in("view.status", statuses.stream().map(Enum::name).toList()));
        }
        return Filters.and(conditions);
    }
}
