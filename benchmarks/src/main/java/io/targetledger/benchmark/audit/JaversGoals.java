package io.targetledger.benchmark.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.ledger.NewEvent;
import org.bson.Document;
import org.javers.core.Changes;
import org.javers.core.Javers;
import org.javers.core.JaversBuilder;
import org.javers.core.metamodel.annotation.Id;
import org.javers.repository.jql.QueryBuilder;
import org.javers.repository.mongo.MongoRepository;
import org.jspecify.annotations.Nullable;

import static com.mongodb.client.model.Filters.eq;

/**
 * The usual way: the object is saved as it is now, then JaVers commits it, comparing it with its last snapshot. The object
 * is in memory already, which saves this side a read that an application would make.
 */
final class JaversGoals {

    private final MongoCollection<Document> goals;
    private final Javers javers;

    JaversGoals(MongoDatabase database) {
        goals = database.getCollection("goals");
        javers = JaversBuilder.javers()
                .registerJaversRepository(new MongoRepository(database))
                .build();
    }

    static Plain begun(int nth) {
        NewEvent first = Goals.beginning(nth).get(0);
        return new Plain((GoalDefined) first.payload());
    }

    void save(Plain goal) {
        goals.replaceOne(eq("_id", goal.id), goal.document(), new ReplaceOptions().upsert(true));
        javers.commit(Goals.ACTOR, goal, Map.of("reason", Goals.REASON.value(), "source", "graphql"));
    }

    /** Every change of a goal, property by property. */
    Changes history(int nth, int atMost) {
        return javers.findChanges(QueryBuilder.byInstanceId(Goals.idOf(nth).value(), Plain.class)
                .limit(atMost)
                .build());
    }

    /** A goal as one would write it without events, with the properties of the product's view. */
    static final class Plain {

        @Id
        private final String id;

        private final String title;
        private final @Nullable String description;
        private final String status = "ACTIVE";
        private final String owner;
        private final String metric;
        private final String unit;
        private final @Nullable String currency;
        private final String direction;
        private final BigDecimal baseline;
        private BigDecimal target;
        private final BigDecimal originalTarget;
        private int targetRevisions;
        private final BigDecimal confidence;
        private final String rationale;
        private final @Nullable String objective;
        private final BigDecimal weight;
        private final LocalDate periodStart;
        private final LocalDate periodEnd;
        private final boolean childrenMustSum = false;
        private final int changesAfterLock = 0;

        Plain(GoalDefined defined) {
            id = defined.goalId().value();
            title = defined.title();
            description = defined.description();
            owner = defined.owner().value();
            metric = defined.metric().value();
            unit = defined.unit().name();
            currency = defined.currency();
            direction = defined.direction().name();
            baseline = defined.target().baseline();
            target = defined.target().value();
            originalTarget = target;
            confidence = defined.achievability().confidence();
            rationale = defined.achievability().rationale();
            objective = defined.relevance().objective();
            weight = defined.relevance().weight();
            periodStart = defined.period().start();
            periodEnd = defined.period().end();
        }

        void revise(BigDecimal newTarget) {
            target = newTarget;
            targetRevisions++;
        }

        private Document document() {
            return new Document("_id", id)
                    .append("title", title)
                    .append("description", description)
                    .append("status", status)
                    .append("owner", owner)
                    .append("metric", metric)
                    .append("unit", unit)
                    .append("currency", currency)
                    .append("direction", direction)
                    .append("baseline", baseline)
                    .append("target", target)
                    .append("originalTarget", originalTarget)
                    .append("targetRevisions", targetRevisions)
                    .append("confidence", confidence)
                    .append("rationale", rationale)
                    .append("objective", objective)
                    .append("weight", weight)
                    .append("periodStart", periodStart)
                    .append("periodEnd", periodEnd)
                    .append("childrenMustSum", childrenMustSum)
                    .append("changesAfterLock", changesAfterLock);
        }
    }
}
