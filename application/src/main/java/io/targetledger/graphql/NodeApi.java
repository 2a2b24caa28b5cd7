package io.targetledger.graphql;

import io.targetledger.projection.ReadPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Any object by its id. */
@Controller
final class NodeApi {

    private final AuditedTypes types;

    NodeApi(AuditedTypes types) {
        this.types = types;
    }

    @QueryMapping
    @Nullable
    Found<?> node(@Argument String id, ReadPoint at) {
        return types.find(id, at);
    }
}
