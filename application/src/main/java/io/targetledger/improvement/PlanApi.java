package io.targetledger.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.targetledger.audit.AuditQueries;
import io.targetledger.goal.GoalView;
import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.ReadRules;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.Change;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

import static io.targetledger.improvement.PlanFold.PLANS;

/** Improvement plans: lists, what is computed of them, and what came with them. Their parts are {@link PlanFileApi}'s. */
@Controller
@SchemaMapping(typeName = "ImprovementPlan")
final class PlanApi {

    private final PlanQueries plans;
    private final PlanEffects effects;
    private final PlanSight sight;
    private final ReadRules rules;
    private final AuditQueries audit;
    private final Views views;

    PlanApi(
            PlanQueries plans,
            PlanEffects effects,
            PlanMoments moments,
            PlanSight sight,
            ReadRules rules,
            AuditQueries audit,
            Views views,
            BatchLoaderRegistry loaders) {
        this.plans = plans;
        this.effects = effects;
        this.sight = sight;
        this.rules = rules;
        this.audit = audit;
        this.views = views;
        loaders.<Found<PlanView>, MeasuredEffect>forName(MeasuredEffect.class.getName())
                .registerMappedBatchLoader(
                        (found, environment) -> Mono.fromSupplier(() -> Found.answer(found, effects::of)));
        loaders.<Found<PlanView>, Moments>forName(Moments.class.getName())
                .registerMappedBatchLoader((found, environment) ->
                        Mono.fromSupplier(() -> Found.answer(found, (of, at) -> Moments.of(moments.of(of, at)))));
    }

    @Bean
    static AuditedType<PlanView> planType() {
        return new AuditedType<>("ImprovementPlan", "plan", PLANS, PlanId::new);
    }

    @QueryMapping
    Connection<Found<PlanView>> improvementPlans(
            @Argument @Nullable ImprovementPlanFilterInput filter, PageRequest page, Caller caller, ReadPoint at) {
        PlanFilter wanted = filter == null ? PlanFilter.ALL : filter.toFilter();
        PlanReaders readers = sight.of(caller.actor());
        return Connection.of(
                rules.page(PLANS, plans.page(wanted, readers, page, at), at), () -> plans.count(wanted, readers, at));
    }

    @QueryMapping
    EffectReport improvementPlanEffects(
            @Argument @Nullable ImprovementPlanFilterInput filter, Caller caller, ReadPoint at) {
        PlanFilter wanted = filter == null ? PlanFilter.ALL : filter.toFilter();
        return effects.report(plans.all(wanted, sight.of(caller.actor()), at), at);
    }

    @SchemaMapping
    List<LocalDate> overdueCheckIns(Found<PlanView> plan) {
        return plan.view().overdue(plan.at().today());
    }

    @SchemaMapping
    @Nullable
    LocalDate nextCheckIn(Found<PlanView> plan) {
        return plan.view().nextDue();
    }

    @SchemaMapping
    CompletableFuture<@Nullable MeasuredEffect> effect(
            Found<PlanView> plan, DataLoader<Found<PlanView>, MeasuredEffect> measured) {
        return measured.load(plan);
    }

    @SchemaMapping
    CompletableFuture<List<Targets>> targets(Found<PlanView> plan, DataLoader<Found<PlanView>, Moments> moments) {
        return moments.load(plan)
                .thenApply(found -> found.all().stream().map(Targets::of).toList());
    }

    @SchemaMapping
    List<Change> diff(Found<PlanView> plan, @Argument Instant from, @Argument Instant to) {
        return audit.difference(PLANS, plan.id(), known(from, plan.at()), known(to, plan.at()));
    }

    /** The past as the query's own moment knows it. */
    private ReadPoint known(Instant moment, ReadPoint at) {
        if (moment.isAfter(at.moment())) {
            throw new UnanswerableRead("AS_OF_IN_FUTURE", Map.of("given", moment, "now", at.moment()));
        }
        return views.asOf(moment);
    }

    /** All moments of one plan. */
    record Moments(List<PlanMoment> all) {

        static Map<String, Moments> of(Map<String, List<PlanMoment>> byPlan) {
            return byPlan.entrySet().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            Map.Entry::getKey, entry -> new Moments(entry.getValue())));
        }
    }

    record Targets(PlanMoment.Kind kind, Instant at, long position, List<Found<GoalView>> goals) {

        static Targets of(PlanMoment moment) {
            return new Targets(
                    moment.kind(),
                    moment.at().moment(),
                    moment.at().position(),
                    moment.goals().stream()
                            .map(goal -> new Found<>(goal, moment.at()))
                            .toList());
        }
    }

    record ImprovementPlanFilterInput(
            @Nullable String person,
            @Nullable String sponsor,
            @Nullable String team,
            @Nullable List<PlanStatus> status,
            @Nullable String origin,
            @Nullable Boolean overdue) {

        PlanFilter toFilter() {
            return new PlanFilter(
                    Given.optional("filter.person", person, PersonId::new),
                    Given.optional("filter.sponsor", sponsor, PersonId::new),
                    Given.optional("filter.team", team, UnitId::new),
                    status == null ? Set.of() : Set.copyOf(status),
                    origin,
                    overdue);
        }
    }
}
