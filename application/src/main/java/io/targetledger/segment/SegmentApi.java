package io.targetledger.segment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.audit.AuditQueries;
import io.targetledger.customer.CustomerId;
import io.targetledger.customer.CustomerView;
import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.PeriodInput;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.projection.Change;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.segment.MembershipView.Stay;
import io.targetledger.segment.SegmentDefinition.ByList;
import io.targetledger.segment.SegmentDefinition.ByRfm;
import io.targetledger.segment.SegmentDefinition.ByRule;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

import static io.targetledger.segment.SegmentFold.SEGMENTS;

/** Customer segments, who belonged to them, and what their members did. */
@Controller
@SchemaMapping(typeName = "CustomerSegment")
final class SegmentApi {

    private static final String MEMBERSHIPS = "memberships";

    private final SegmentQueries segments;
    private final SegmentFigures figures;
    private final AuditQueries audit;
    private final Views views;

    SegmentApi(
            SegmentQueries segments,
            SegmentFigures figures,
            AuditQueries audit,
            Views views,
            BatchLoaderRegistry loaders) {
        this.segments = segments;
        this.figures = figures;
        this.audit = audit;
        this.views = views;
        loaders.<Asked, SegmentMetrics>forName(SegmentMetrics.class.getName())
                .registerMappedBatchLoader((asked, environment) -> Mono.fromSupplier(() -> answer(asked, figures)));
        loaders.<Found<CustomerView>, List<SegmentMembership>>forName(MEMBERSHIPS)
                .registerMappedBatchLoader((found, environment) ->
                        Mono.fromSupplier(() -> Found.answer(found, (customers, at) -> memberships(customers, at))));
    }

    @Bean
    static AuditedType<SegmentView> segmentType() {
        return new AuditedType<>("CustomerSegment", "segment", SEGMENTS, SegmentId::new);
    }

    @QueryMapping
    Connection<Found<SegmentView>> segments(
            @Argument @Nullable List<SegmentStatus> status, PageRequest page, ReadPoint at) {
        Set<SegmentStatus> wanted = status == null ? Set.of() : Set.copyOf(status);
        return Connection.of(Found.all(segments.page(wanted, page, at), at), () -> segments.count(wanted, at));
    }

    @QueryMapping
    SegmentOverlap segmentOverlap(
            @Argument String firstId, @Argument String secondId, @Argument @Nullable LocalDate on, ReadPoint at) {
        SegmentId first = Given.required("firstId", firstId, SegmentId::new);
        SegmentId second = Given.required("secondId", secondId, SegmentId::new);
        return segments.overlap(first, second, Objects.requireNonNullElse(on, at.today()), at);
    }

    /** What an evaluation would find. */
    record SegmentPreview(int considered, int members, BigDecimal revenue, List<String> customerIds) {}

    @QueryMapping
    SegmentPreview segmentPreview(
            @Argument DefinitionInput definition, @Argument @Nullable LocalDate on, ReadPoint at) {
        var preview = figures.preview(definition.toDefinition(), Objects.requireNonNullElse(on, at.today()), at);
        SegmentOutcome outcome = preview.outcome();
        return new SegmentPreview(
                outcome.considered(),
                outcome.members(),
                outcome.revenue(),
                preview.members().stream().map(CustomerId::value).toList());
    }

    @SchemaMapping
    LocalizedName names(Found<SegmentView> segment) {
        return segment.view().name();
    }

    @SchemaMapping
    int size(Found<SegmentView> segment) {
        return segment.view().members();
    }

    /** How the schema shows a definition, whatever its kind. */
    record Definition(
            Kind kind,
            @Nullable String rule,
            @Nullable List<RfmClass> classes,
            @Nullable Integer days,
            @Nullable RfmTable table,
            @Nullable List<String> customerIds) {

        enum Kind {
            RULE,
            RFM,
            LIST
        }
    }

    @SchemaMapping
    Definition definition(Found<SegmentView> segment) {
        SegmentDefinition definition = segment.view().definition();
        if (definition instanceof ByRule byRule) {
            return new Definition(Definition.Kind.RULE, byRule.rule(), null, null, null, null);
        }
        if (definition instanceof ByRfm byRfm) {
            return new Definition(Definition.Kind.RFM, null, byRfm.classes(), byRfm.days(), byRfm.table(), null);
        }
        List<String> listed = ((ByList) definition)
                .customers().stream().map(CustomerId::value).toList();
        return new Definition(Definition.Kind.LIST, null, null, null, null, listed);
    }

    /** A membership, and where it was read. */
    record SegmentMembership(MembershipView view, ReadPoint at) {

        String customerId() {
            return view.customer().value();
        }

        List<Stay> stays() {
            return view.spans();
        }
    }

    @SchemaMapping
    Connection<SegmentMembership> members(
            Found<SegmentView> segment, @Argument @Nullable LocalDate on, PageRequest page) {
        ReadPoint at = segment.at();
        LocalDate day = Objects.requireNonNullElse(on, at.today());
        return Connection.of(
                segments.members(segment.versioned(), day, page, at)
                        .map(found -> new SegmentMembership(found.view(), at)),
                () -> segments.countMembers(segment.versioned(), day, at));
    }

    @SchemaMapping(typeName = "SegmentMembership")
    CompletableFuture<@Nullable Found<?>> customer(SegmentMembership member, DataFetchingEnvironment environment) {
        return References.load(environment, new Reference(member.customerId(), member.at()));
    }

    @SchemaMapping(typeName = "SegmentMembership")
    CompletableFuture<@Nullable Found<?>> segment(SegmentMembership member, DataFetchingEnvironment environment) {
        return References.load(
                environment, new Reference(member.view().segment().value(), member.at()));
    }

    @SchemaMapping(typeName = "Customer")
    CompletableFuture<List<SegmentMembership>> memberships(
            Found<CustomerView> customer, DataFetchingEnvironment environment) {
        DataLoader<Found<CustomerView>, List<SegmentMembership>> loader =
                Objects.requireNonNull(environment.getDataLoader(MEMBERSHIPS));
        return loader.load(customer);
    }

    private Map<String, List<SegmentMembership>> memberships(List<Versioned<CustomerView>> customers, ReadPoint at) {
        Map<String, List<SegmentMembership>> shown = new HashMap<>();
        segments.ofCustomers(customers.stream().map(Versioned::key).toList(), at)
                .forEach((customer, found) -> shown.put(
                        customer,
                        found.stream()
                                .map(view -> new SegmentMembership(view, at))
                                .toList()));
        return shown;
    }

    @SchemaMapping
    Connection<EvaluationView> evaluations(Found<SegmentView> segment, PageRequest page) {
        SegmentId id = new SegmentId(segment.id());
        return Connection.of(
                segments.evaluations(id, page, segment.at()).map(Versioned::view),
                () -> segments.countEvaluations(id, segment.at()));
    }

    /** What is asked of the members of a segment, and where it is to be read. */
    record Asked(SegmentFigures.Question question, ReadPoint at) {}

    @SchemaMapping
    CompletableFuture<ShownMetrics> metrics(
            Found<SegmentView> segment,
            @Argument PeriodInput period,
            @Argument @Nullable LocalDate membersOn,
            @Argument @Nullable BigDecimal cost,
            @Argument @Nullable BigDecimal grossMargin,
            DataLoader<Asked, SegmentMetrics> metrics) {
        Period asked = period.toPeriod();
        LocalDate today = segment.at().today();
        LocalDate last = asked.end().isAfter(today) ? today : asked.end();
        Cohort members = new Cohort(new SegmentId(segment.id()), Objects.requireNonNullElse(membersOn, last));
        return metrics.load(new Asked(new SegmentFigures.Question(members, asked), segment.at()))
                .thenApply(found -> ShownMetrics.of(found, cost, grossMargin));
    }

    private static Map<Asked, SegmentMetrics> answer(Set<Asked> asked, SegmentFigures figures) {
        Map<Asked, SegmentMetrics> answers = new HashMap<>();
        asked.stream().collect(Collectors.groupingBy(Asked::at)).forEach((at, group) -> {
            Map<SegmentFigures.Question, SegmentMetrics> found =
                    figures.answer(group.stream().map(Asked::question).toList(), at);
            group.forEach(one -> answers.put(one, Objects.requireNonNull(found.get(one.question()))));
        });
        return answers;
    }

    @SchemaMapping
    List<Change> diff(Found<SegmentView> segment, @Argument Instant from, @Argument Instant to) {
        return audit.difference(SEGMENTS, segment.id(), known(from, segment.at()), known(to, segment.at()));
    }

    /** The past as the query's own moment knows it. */
    private ReadPoint known(Instant moment, ReadPoint at) {
        if (moment.isAfter(at.moment())) {
            throw new UnanswerableRead("AS_OF_IN_FUTURE", Map.of("given", moment, "now", at.moment()));
        }
        return views.asOf(moment);
    }
}
