package io.targetledger.trend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;

import static io.targetledger.trend.TargetMoveFold.TARGET_MOVES;

/** How revisions of targets are found; the position of each is that of its event. */
public final class TargetMoves {

    static final int MOST_MOVES = 20_000;

    private final ViewReader<TargetMoveView> moves;

    public TargetMoves(Views views) {
        this.moves = views.reader(TARGET_MOVES);
    }

    /** Those of each of the goals, oldest first. One round trip. */
    Map<String, List<Versioned<TargetMoveView>>> of(Collection<String> goals, ReadPoint at) {
        Map<String, List<Versioned<TargetMoveView>>> byGoal = new HashMap<>();
        if (!goals.isEmpty()) {
            for (Versioned<TargetMoveView> move : some(Filters.in("view.goal", goals), at)) {
                byGoal.computeIfAbsent(move.view().goal().value(), goal -> new ArrayList<>())
                        .add(move);
            }
        }
        return byGoal;
    }

    /** Those that took effect from one moment until before another. */
    List<Versioned<TargetMoveView>> between(Instant from, Instant before, ReadPoint at) {
        return some(Filters.and(Filters.gte("view.effectiveAt", from), Filters.lt("view.effectiveAt", before)), at);
    }

    private List<Versioned<TargetMoveView>> some(Bson filter, ReadPoint at) {
        List<Versioned<TargetMoveView>> found = moves.some(filter, MOST_MOVES + 1, at);
        if (found.size() > MOST_MOVES) {
            throw new UnanswerableRead("TREND_TOO_MANY_REVISIONS", Map.of("allowed", MOST_MOVES));
        }
        return found.stream().sorted(Comparator.comparing(Versioned::position)).toList();
    }
}
