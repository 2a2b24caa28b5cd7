package io.targetledger.campaign;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Which participants of a campaign are asked for; null asks for all. */
public record ParticipantFilter(
        @Nullable Group group,
        @Nullable Boolean responded,
        @Nullable Boolean converted) {

    Bson asBson(String campaign) {
        List<Bson> conditions = new ArrayList<>(List.of(Filters.eq("view.campaign", campaign)));
        if (group != null) {
            conditions.add(Filters.eq("view.group", group.name()));
        }
        if (responded != null) {
            conditions.add(responded ? Filters.gt("view.responded", 0) : Filters.eq("view.responded", 0));
        }
        if (converted != null) {
            conditions.add(converted ? Filters.gt("view.converted", 0) : Filters.eq("view.converted", 0));
        }
        return Filters.and(conditions);
    }
}
