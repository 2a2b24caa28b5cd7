package io.targetledger.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import graphql.ErrorType;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.instrumentation.dataloader.DataLoaderDispatchingContextKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives each request its deadline and correlation id, refuses overlong queries unread, and codes the engine's own errors. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestTerms implements WebGraphQlInterceptor {

    private static final String CORRELATION_HEADER = "X-Correlation-Id";
    private static final Pattern CORRELATION_ID = Pattern.compile("[\\w.:/-]{1,128}");

    /** How the engine shows literals in its messages, e.g. {@code StringValue{value='x'}}. */
    private static final Pattern LITERAL = Pattern.compile("\\w+Value\\{(?:value|name)='?((?:[^'}\\\\]|\\\\.)*)'?}");

    /** Whole input objects as the engine shows them, which helps nobody. */
    private static final Pattern INPUT_OBJECT = Pattern.compile(" with value '(?:Object|Array)Value\\{.*}'");

    private final GraphQlLimits limits;
    private final OperationSettings settings;
    private final ObjectProvider<Operations> operations;
    private final UserErrors words;

    RequestTerms(
            GraphQlLimits limits, OperationSettings settings, ObjectProvider<Operations> operations, UserErrors words) {
        this.limits = limits;
        this.settings = settings;
        this.operations = operations;
        this.words = words;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (request.getDocument().length() > limits.maxQueryCharacters()) {
            return Mono.just(tooLong(request));
        }
        if (settings.onlyPersistedOperations()
                && !operations.getObject().isListed(request.getDocument(), request.getExtensions())) {
            return Mono.just(refused(request, ErrorCode.ONLY_PERSISTED_OPERATIONS, Map.of()));
        }
        @Nullable String correlationId = request.getHeaders().getFirst(CORRELATION_HEADER);
        Deadline deadline = Deadline.in(limits.timeout());
        request.configureExecutionInput((input, builder) -> builder.graphQLContext(context -> {
                    deadline.putInto(context);
                    // A measurement is known by a standing, which is itself read in a batch.
                    context.put(DataLoaderDispatchingContextKeys.ENABLE_DATA_LOADER_CHAINING, true);
                    if (correlationId != null
                            && CORRELATION_ID.matcher(correlationId).matches()) {
                        context.put(Callers.CORRELATION_ID, correlationId);
                    }
                })
                .build());
        return chain.next(request).map(RequestTerms::coded);
    }

    private WebGraphQlResponse tooLong(WebGraphQlRequest request) {
        return refused(
                request,
                ErrorCode.QUERY_TOO_LONG,
                Map.of("given", request.getDocument().length(), "allowed", limits.maxQueryCharacters()));
    }

    private WebGraphQlResponse refused(WebGraphQlRequest request, ErrorCode code, Map<String, Object> arguments) {
        QueryRefused refused = new QueryRefused(code, arguments).said(words, request.getLocale());
        ExecutionInput unread = ExecutionInput.newExecutionInput("{__typename}").build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(unread, refused.toExecutionResult()));
    }

    private static WebGraphQlResponse coded(WebGraphQlResponse response) {
        List<GraphQLError> errors = response.getExecutionResult().getErrors();
        if (errors.stream().allMatch(RequestTerms::isCoded)) {
            return response;
        }
        return response.transform(builder ->
                builder.errors(errors.stream().map(RequestTerms::coded).toList()));
    }

    private static boolean isCoded(GraphQLError error) {
        return error.getExtensions() != null && error.getExtensions().containsKey("code");
    }

    private static GraphQLError coded(GraphQLError error) {
        if (isCoded(error)) {
            return error;
        }
        Map<String, Object> extensions =
                new HashMap<>(error.getExtensions() == null ? Map.of() : error.getExtensions());
        extensions.put("code", codeOf(error).name());
        GraphqlErrorBuilder<?> coded = GraphqlErrorBuilder.newError()
                .message("%s", plain(error.getMessage()))
                .errorType(error.getErrorType())
                .extensions(extensions);
        if (error.getLocations() != null) {
            coded.locations(error.getLocations());
        }
        if (error.getPath() != null) {
            coded.path(error.getPath());
        }
        return coded.build();
    }

    private static String plain(String message) {
        return LITERAL.matcher(INPUT_OBJECT.matcher(message).replaceAll("")).replaceAll("$1");
    }

    private static ErrorCode codeOf(GraphQLError error) {
        if (error.getErrorType() == ErrorType.InvalidSyntax) {
            return ErrorCode.GRAPHQL_PARSE_FAILED;
        }
        if (error.getErrorType() == ErrorType.NullValueInNonNullableField) {
            return ErrorCode.INTERNAL_ERROR;
        }
        return ErrorCode.GRAPHQL_VALIDATION_FAILED;
    }
}
