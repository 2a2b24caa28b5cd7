package io.targetledger.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.GoalQueries;
import io.targetledger.goal.GoalView;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.MetricQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Goals: defined, activated where the row asks for it, or changed where it says otherwise than the last import did. */
@Component
final class GoalIntake implements Intake<GoalIntake.Asked> {

    private final GoalQueries goals;
    private final Subjects subjects;
    private final MetricQueries metrics;
    private final GoalRowChanges changes;

    GoalIntake(GoalQueries goals, MetricQueries metrics, Subjects subjects, GoalRowChanges changes) {
        this.goals = goals;
        this.subjects = subjects;
        this.metrics = metrics;
        this.changes = changes;
    }

    /** What a row asks for. The owner is an id or a name, still to be looked up. */
    record Asked(
            GoalId id,
            @Nullable String title,
            @Nullable String description,
            @Nullable String owner,
            @Nullable MetricId metric,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal target,
            @Nullable BigDecimal tolerance,
            @Nullable Direction direction,
            @Nullable BigDecimal confidence,
            @Nullable String rationale,
            @Nullable GoalId parent,
            @Nullable String objective,
            @Nullable BigDecimal weight,
            @Nullable Period period,
            boolean activate) {

        DefineGoal ownedBy(@Nullable OwnerId known) {
            return new DefineGoal(
                    id,
                    title,
                    description,
                    known,
                    metric,
                    baseline,
                    target,
                    tolerance,
                    direction,
                    confidence,
                    rationale,
                    parent,
                    objective,
                    weight,
                    period,
                    null);
        }
    }

    @Override
    public RowKind kind() {
        return RowKind.GOALS;
    }

    @Override
    public Asked read(Fields fields) {
        String metric = fields.text("metric");
        String parent = fields.text("parent");
        return new Asked(
                new GoalId(Codes.id("goal", fields.required("id"))),
                fields.text("title"),
                fields.text("description"),
                fields.text("owner"),
                metric == null ? null : new MetricId(Codes.id("metric", metric)),
                fields.number("baseline"),
                fields.number("target"),
                fields.number("tolerance"),
                fields.choice("direction", Direction.class),
                fields.number("confidence"),
                fields.text("rationale"),
                parent == null ? null : new GoalId(Codes.id("goal", parent)),
                fields.text("objective"),
                fields.number("weight"),
                period(fields),
                "true".equals(fields.text("activate")));
    }

    private static @Nullable Period period(Fields fields) {
        return fields.text("start") == null && fields.text("end") == null
                ? null
                : new Period(fields.requiredDate("start"), fields.requiredDate("end"));
    }

    @Override
    public String id(Asked row) {
        return row.id().value();
    }

    @Override
    public Set<String> after(Asked row) {
        return row.parent() == null ? Set.of() : Set.of(row.parent().value());
    }

    @Override
    public Planner<Asked> planner(List<Asked> rows, ReadPoint at, Terms terms) {
        Map<String, Versioned<GoalView>> known =
                goals.findAll(rows.stream().map(this::id).toList(), at);
        Subjects.Known there = subjects.known(
                rows.stream().map(Asked::owner).filter(owner -> owner != null).toList(), at);
        return row -> {
            OwnerId owner = row.owner() == null ? null : new OwnerId(there.idOf("owner", row.owner()));
            Versioned<GoalView> found = known.get(id(row));
            if (found == null) {
                if (terms.dryRun()) {
                    DryGoal.check(row, metrics, at);
                }
                return changes.defined(row, owner);
            }
            if (row.metric() != null && !row.metric().equals(found.view().metric())) {
                throw new Refusal(
                        "OTHER_METRIC",
                        "metric",
                        Map.of(
                                "given",
                                row.metric(),
                                "goal",
                                row.id(),
                                "metric",
                                found.view().metric()));
            }
            return changes.changed(row, owner, found, terms);
        };
    }
}
