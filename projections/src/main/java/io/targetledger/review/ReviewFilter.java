package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which reviews are asked for; null and empty sets ask for all.
 *
 * @param unit where the person belonged at the end of the period
 * @param level code of the level of the rating
 */
public record ReviewFilter(
        @Nullable ReviewCycleId cycle,
        @Nullable PersonId person,
        @Nullable UnitId unit,
        Set<ReviewStatus> statuses,
        @Nullable String level) {

    public static final ReviewFilter ALL = new ReviewFilter(null, null, null, Set.of(), null);

    /**
     * What is asked, of what is shown: of a review that is shown as it was opened nothing can be asked that came later,
     * or the answer would tell.
     */
    Bson within(ReviewScope scope) {
        List<Bson> whole = new ArrayList<>(List.of(of(), scope.whole()));
        if (!statuses.isEmpty()) {
            whole.add(
                    Filters.in("view.status", statuses.stream().map(Enum::name).toList()));
        }
        if (level != null) {
            whole.add(Filters.eq("view.rating.level", level));
        }
        boolean opened = level == null && (statuses.isEmpty() || statuses.contains(ReviewStatus.OPEN));
        return scope.everything() || !opened
                ? Filters.and(whole)
                : Filters.or(Filters.and(whole), Filters.and(of(), scope.asOpened()));
    }

    private Bson of() {
        List<Bson> conditions = new ArrayList<>();
        if (cycle != null) {
            conditions.add(Filters.eq("view.cycle", cycle.value()));
        }
        if (person != null) {
            conditions.add(Filters.eq("view.person", person.value()));
        }
        if (unit != null) {
            conditions.add(Filters.eq("view.unit", unit.value()));
        }
        return conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
    }
}
