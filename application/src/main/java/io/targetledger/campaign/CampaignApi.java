package io.targetledger.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.audit.AuditQueries;
import io.targetledger.goal.GoalId;
import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.projection.Change;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.LocalizedName;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

import static io.targetledger.campaign.CampaignFold.CAMPAIGNS;

/** Campaigns, whom they addressed and what they came to. */
@Controller
@SchemaMapping(typeName = "Campaign")
final class CampaignApi {

    private static final CampaignFilter ALL = new CampaignFilter(null, null, Set.of());

    private final CampaignQueries campaigns;
    private final AuditQueries audit;
    private final Views views;

    CampaignApi(CampaignQueries campaigns, AuditQueries audit, Views views, BatchLoaderRegistry loaders) {
        this.campaigns = campaigns;
        this.audit = audit;
        this.views = views;
        loaders.<Found<CampaignView>, CampaignResult>forName(CampaignResult.class.getName())
                .registerMappedBatchLoader(
                        (found, environment) -> Mono.fromSupplier(() -> Found.answer(found, campaigns::results)));
    }

    @Bean
    static AuditedType<CampaignView> campaignType() {
        return new AuditedType<>("Campaign", "campaign", CAMPAIGNS, CampaignId::new);
    }

    record CampaignFilterInput(
            @Nullable String segment,
            @Nullable String goal,
            @Nullable List<CampaignStatus> status) {

        CampaignFilter toFilter() {
            return new CampaignFilter(
                    Given.optional("filter.segment", segment, SegmentId::new),
                    Given.optional("filter.goal", goal, GoalId::new),
                    status == null ? Set.of() : Set.copyOf(status));
        }
    }

    @QueryMapping
    Connection<Found<CampaignView>> campaigns(
            @Argument @Nullable CampaignFilterInput filter, PageRequest page, ReadPoint at) {
        CampaignFilter wanted = filter == null ? ALL : filter.toFilter();
        return Connection.of(Found.all(campaigns.page(wanted, page, at), at), () -> campaigns.count(wanted, at));
    }

    @SchemaMapping
    LocalizedName names(Found<CampaignView> campaign) {
        return campaign.view().name();
    }

    /** A participant, and where it was read. */
    record CampaignParticipant(ParticipantView view, ReadPoint at) {

        String customerId() {
            return view.customer().value();
        }

        Group group() {
            return view.group();
        }

        List<Response> responses() {
            return view.responses();
        }

        List<Conversion> conversions() {
            return view.conversions();
        }
    }

    @SchemaMapping
    Connection<CampaignParticipant> participants(
            Found<CampaignView> campaign,
            @Argument @Nullable Group group,
            @Argument @Nullable Boolean responded,
            @Argument @Nullable Boolean converted,
            PageRequest page) {
        CampaignId id = new CampaignId(campaign.id());
        ParticipantFilter filter = new ParticipantFilter(group, responded, converted);
        ReadPoint at = campaign.at();
        return Connection.of(
                campaigns.participants(id, filter, page, at).map(found -> new CampaignParticipant(found.view(), at)),
                () -> campaigns.countParticipants(id, filter, at));
    }

    @SchemaMapping(typeName = "CampaignParticipant")
    CompletableFuture<@Nullable Found<?>> customer(
            CampaignParticipant participant, DataFetchingEnvironment environment) {
        return References.load(environment, new Reference(participant.customerId(), participant.at()));
    }

    @SchemaMapping
    CompletableFuture<@Nullable CampaignResult> result(
            Found<CampaignView> campaign, DataLoader<Found<CampaignView>, @Nullable CampaignResult> results) {
        return results.load(campaign);
    }

    @SchemaMapping
    List<Change> diff(Found<CampaignView> campaign, @Argument Instant from, @Argument Instant to) {
        return audit.difference(CAMPAIGNS, campaign.id(), known(from, campaign.at()), known(to, campaign.at()));
    }

    /** The past as the query's own moment knows it. */
    private ReadPoint known(Instant moment, ReadPoint at) {
        if (moment.isAfter(at.moment())) {
            throw new UnanswerableRead("AS_OF_IN_FUTURE", Map.of("given", moment, "now", at.moment()));
        }
        return views.asOf(moment);
    }
}
