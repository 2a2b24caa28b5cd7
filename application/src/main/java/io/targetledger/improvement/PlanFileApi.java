package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.improvement.PlanView.Answer;
import io.targetledger.improvement.PlanView.Closure;
import io.targetledger.improvement.PlanView.HeldCheckIn;
import io.targetledger.improvement.PlanView.Observation;
import io.targetledger.improvement.PlanView.Offer;
import io.targetledger.metric.MetricQueries;
import io.targetledger.metric.MetricView;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.PersonView;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The parts of a plan's file, as the schema has them. */
@Controller
@SchemaMapping(typeName = "ImprovementPlan")
final class PlanFileApi {

    private final MetricQueries metrics;
    private final OrganisationQueries organisation;

    PlanFileApi(MetricQueries metrics, OrganisationQueries organisation) {
        this.metrics = metrics;
        this.organisation = organisation;
    }

    @SchemaMapping
    OriginShown origin(Found<PlanView> plan) {
        Origin origin = plan.view().origin();
        return new OriginShown(origin.kind(), origin.reference(), plan.at());
    }

    @SchemaMapping
    @Nullable
    TermsShown inForce(Found<PlanView> plan) {
        PlanTerms terms = plan.view().inForce();
        return terms == null ? null : new TermsShown(terms, plan.at());
    }

    @SchemaMapping
    @Nullable
    TermsShown proposed(Found<PlanView> plan) {
        PlanTerms terms = plan.view().proposed();
        return terms == null ? null : new TermsShown(terms, plan.at());
    }

    @SchemaMapping
    List<TermsShown> terms(Found<PlanView> plan) {
        return plan.view().allTerms().stream()
                .map(terms -> new TermsShown(terms, plan.at()))
                .toList();
    }

    @SchemaMapping
    List<AnswerShown> answers(Found<PlanView> plan) {
        return plan.view().answers().stream()
                .map(answer -> answer(answer, plan.at()))
                .toList();
    }

    private AnswerShown answer(Answer answer, ReadPoint at) {
        Found<PersonView> by =
                new Found<>(organisation.chart(at).person(answer.by()).orElseThrow(), at);
        return new AnswerShown(
                answer.terms(),
                answer.agreed(),
                by,
                answer.comment(),
                answer.noted().at());
    }

    @SchemaMapping
    List<SupportShown> support(Found<PlanView> plan) {
        return plan.view().support().stream().map(SupportShown::of).toList();
    }

    @SchemaMapping
    List<EvidenceShown> evidence(Found<PlanView> plan) {
        return plan.view().evidence().stream()
                .map(observed -> EvidenceShown.of(observed, plan.at()))
                .toList();
    }

    @SchemaMapping
    List<CheckInShown> checkIns(Found<PlanView> plan) {
        return plan.view().checkIns().stream().map(CheckInShown::of).toList();
    }

    @SchemaMapping
    @Nullable
    ClosureShown closure(Found<PlanView> plan) {
        Closure closure = plan.view().closure();
        return closure == null ? null : ClosureShown.of(closure);
    }

    @SchemaMapping(typeName = "PlanOrigin", field = "object")
    CompletableFuture<@Nullable Found<?>> originObject(OriginShown origin, DataFetchingEnvironment environment) {
        return load(origin.reference(), origin.at(), environment);
    }

    @SchemaMapping(typeName = "PlanEvidence", field = "object")
    CompletableFuture<@Nullable Found<?>> evidenceObject(EvidenceShown evidence, DataFetchingEnvironment environment) {
        return load(evidence.reference(), evidence.at(), environment);
    }

    private static CompletableFuture<@Nullable Found<?>> load(
            @Nullable String reference, ReadPoint at, DataFetchingEnvironment environment) {
        return reference == null
                ? CompletableFuture.completedFuture(null)
                : References.load(environment, new Reference(reference, at));
    }

    @SchemaMapping(typeName = "PlanObjective")
    Optional<Found<MetricView>> metric(ObjectiveShown objective) {
        return Optional.ofNullable(objective.objective().measure().metric())
                .flatMap(metric -> metrics.find(metric, objective.at()))
                .map(found -> new Found<>(found, objective.at()));
    }

    record OriginShown(Origin.Kind kind, @Nullable String reference, ReadPoint at) {}

    record TermsShown(PlanTerms terms, ReadPoint at) {

        public int number() {
            return terms.number();
        }

        public PlanTerms.State state() {
            return terms.state();
        }

        public List<ObjectiveShown> objectives() {
            return terms.objectives().stream()
                    .map(objective -> new ObjectiveShown(objective, at))
                    .toList();
        }

        public Period period() {
            return terms.period();
        }

        public List<LocalDate> checkIns() {
            return terms.checkIns();
        }

        public @Nullable String reason() {
            return terms.reason();
        }

        public Instant proposedAt() {
            return terms.proposed().at();
        }

        public String proposedBy() {
            return terms.proposed().by();
        }
    }

    record ObjectiveShown(Objective objective, ReadPoint at) {

        public String code() {
            return objective.code();
        }

        public String title() {
            return objective.title();
        }

        public @Nullable String measure() {
            return objective.measure().words();
        }

        public Threshold.Bound bound() {
            return objective.threshold().bound();
        }

        public BigDecimal threshold() {
            return objective.threshold().value();
        }

        public LocalDate due() {
            return objective.due();
        }
    }

    record AnswerShown(
            int terms,
            boolean agreed,
            Found<PersonView> by,
            @Nullable String comment,
            Instant at) {}

    record SupportShown(String code, Support.Kind kind, String description, List<ProvisionShown> provided) {

        static SupportShown of(Offer offer) {
            return new SupportShown(
                    offer.code(),
                    offer.kind(),
                    offer.description(),
                    offer.provided().stream()
                            .map(provision -> new ProvisionShown(
                                    provision.on(),
                                    provision.note(),
                                    provision.noted().by()))
                            .toList());
        }
    }

    record ProvisionShown(LocalDate on, @Nullable String note, String recordedBy) {}

    record EvidenceShown(
            LocalDate on,
            String words,
            @Nullable String reference,
            Instant recordedAt,
            String recordedBy,
            ReadPoint at) {

        static EvidenceShown of(Observation observed, ReadPoint at) {
            return new EvidenceShown(
                    observed.on(),
                    observed.words(),
                    observed.reference(),
                    observed.noted().at(),
                    observed.noted().by(),
                    at);
        }
    }

    record CheckInShown(
            @Nullable LocalDate scheduled,
            LocalDate heldOn,
            int terms,
            List<CheckIn.Progress> progress,
            String nextSteps,
            @Nullable String comment,
            int corrections,
            Instant recordedAt,
            String recordedBy) {

        static CheckInShown of(HeldCheckIn held) {
            CheckIn checkIn = held.checkIn();
            return new CheckInShown(
                    checkIn.scheduled(),
                    checkIn.heldOn(),
                    held.terms(),
                    checkIn.progress(),
                    checkIn.nextSteps(),
                    checkIn.comment(),
                    held.corrections(),
                    held.noted().at(),
                    held.noted().by());
        }
    }

    record ClosureShown(PlanOutcome outcome, LocalDate on, List<ResultShown> results, String reason, String closedBy) {

        static ClosureShown of(Closure closure) {
            return new ClosureShown(
                    closure.outcome(),
                    closure.on(),
                    closure.results().stream().map(ResultShown::of).toList(),
                    closure.reason(),
                    closure.noted().by());
        }
    }

    record ResultShown(String objective, Threshold.Bound bound, BigDecimal threshold, BigDecimal value, boolean met) {

        static ResultShown of(ObjectiveResult result) {
            return new ResultShown(
                    result.objective(),
                    result.threshold().bound(),
                    result.threshold().value(),
                    result.value(),
                    result.met());
        }
    }
}
