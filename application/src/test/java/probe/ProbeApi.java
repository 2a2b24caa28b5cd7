package probe;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

import com.mongodb.MongoTimeoutException;
import io.targetledger.command.AccessDenied;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.product.ProductCommand.ListProduct;
import io.targetledger.product.ProductId;
import io.targetledger.product.ProductListing;
import io.targetledger.projection.PageRequest;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** A capability such as any other, for tests of what they share; outside the packages where the application looks for its own. */
@Controller
public class ProbeApi {

    private final Mutations mutations;

    ProbeApi(Mutations mutations) {
        this.mutations = mutations;
    }

    record Answer(String caller, BigDecimal amount, Instant at, int first) {}

    record Product(String id) {}

    record ProbeProductInput(
            String code,
            @Nullable String name,
            @Nullable BigDecimal price,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @QueryMapping
    Answer probe(@Argument @Nullable String fail, PageRequest page, Caller caller) {
        if (fail != null) {
            switch (fail) {
                case "refused" -> throw new Refusal("UNKNOWN_METRIC", "metricId", Map.of("given", "metric/x"));
                case "denied" -> throw new AccessDenied(caller.actor(), "the probe", "NEEDS_ADMIN");
                case "database" -> throw new MongoTimeoutException("secret host name");
                default -> throw new IllegalStateException("secret detail");
            }
        }
        return new Answer(
                caller.actor().subject() + " " + caller.locale().getLanguage() + " " + caller.correlationId(),
                new BigDecimal("1E+3"),
                Instant.parse("2026-03-31T00:00:00Z"),
                page.size());
    }

    @MutationMapping
    Payload probeProduct(@Argument ProbeProductInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new ListProduct(
                        new ProductId("product/" + input.code()),
                        new ProductListing(String.valueOf(input.name()), null, input.price(), "USD"),
                        null));
    }

    @SchemaMapping(typeName = "ProbePayload")
    @Nullable
    Product product(Payload payload) {
        return payload.id() == null ? null : new Product(payload.id());
    }
}
