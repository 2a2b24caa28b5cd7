package io.targetledger.graphql;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.execution.UnknownOperationException;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.targetledger.security.ErrorBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * GraphQL over GET: queries only, as the GraphQL over HTTP specification wants it. The parameters {@code query},
 * {@code operationName}, {@code variables} and {@code extensions} become the body of the POST that the engine knows. Answers
 * carry an ETag: who has the same answer already gets 304 without a body.
 */
final class GetRequests extends ShallowEtagHeaderFilter {

    private static final Set<String> TEXTS = Set.of("query", "operationName");
    private static final List<String> PARAMETERS = List.of("query", "operationName", "variables", "extensions");

    private final PersistedDocuments persisted;
    private final GraphQlLimits limits;
    private final boolean onlyListed;
    private final ErrorBody errors;
    private final JsonMapper json;

    /** @param onlyListed whether whatever is not listed is the engine's to refuse */
    GetRequests(
            PersistedDocuments persisted, GraphQlLimits limits, boolean onlyListed, ErrorBody errors, JsonMapper json) {
        this.persisted = persisted;
        this.limits = limits;
        this.onlyListed = onlyListed;
        this.errors = errors;
        this.json = json;
        setWriteWeakETag(true); // a strong one would keep the answer from being compressed
    }

    /** What is dispatched again is the POST that was made of a GET. A WebSocket begins as a GET, too. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        boolean get = HttpMethod.GET.matches(request.getMethod())
                || request.getAttribute(GetRequests.class.getName()) != null;
        return !get || "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAsyncDispatch(request)) {
            super.doFilterInternal(new Got(request), response, (got, answer) -> chain.doFilter(request, answer));
            return;
        }
        @Nullable Map<String, Object> asked = asked(request, response);
        if (asked != null && mayBeAsked(asked, response)) {
            request.setAttribute(GetRequests.class.getName(), true);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            response.setHeader(HttpHeaders.VARY, "Authorization, Accept, Accept-Language");
            byte[] body = json.writeValueAsBytes(asked);
            super.doFilterInternal(
                    request, response, (got, answer) -> chain.doFilter(new PostedRequest(request, body), answer));
        }
    }

    /** @return null if the request was answered: it cannot be read */
    private @Nullable Map<String, Object> asked(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> asked = new LinkedHashMap<>();
        if (request.getAttribute(OperationRequests.ASKED) instanceof OperationRequests.Asked operation) {
            asked.putAll(operation.body());
            return asked;
        }
        for (String name : PARAMETERS) {
            @Nullable String given = request.getParameter(name);
            if (given == null || given.isEmpty()) {
                continue;
            }
            try {
                asked.put(name, TEXTS.contains(name) ? given : json.readValue(given, Object.class));
            } catch (JacksonException e) {
                errors.write(
                        response,
                        HttpStatus.BAD_REQUEST,
                        "BAD_REQUEST",
                        "The parameter %s must be a JSON object, URL-encoded, e.g. %s=%%7B%%22id%%22%%3A%%22goal%%2F1%%22%%7D"
                                .formatted(name, name));
                return null;
            }
        }
        return asked;
    }

    /** Known hashes are put into words, so that what is judged here is what is executed. */
    private boolean mayBeAsked(Map<String, Object> asked, HttpServletResponse response) throws IOException {
        if (!asked.containsKey("query")) {
            @Nullable String hash = PersistedDocuments.hashIn(asked.get("extensions"));
            @Nullable String known = hash == null ? null : persisted.textOf(hash);
            if (hash != null && known == null && !onlyListed) {
                errors.write(
                        response,
                        HttpStatus.OK,
                        ErrorCode.PERSISTED_QUERY_NOT_FOUND.name(),
                        PersistedDocuments.NOT_FOUND);
                return false;
            }
            if (known != null) {
                asked.put("query", known);
            }
        }
        if (asked.get("query") instanceof String query
                && query.length() <= limits.maxQueryCharacters()
                && isChange(query, (String) asked.get("operationName"))) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
            errors.write(
                    response,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "METHOD_NOT_ALLOWED",
                    "GET answers queries only; send mutations and subscriptions by POST");
            return false;
        }
        return true;
    }

    /** What cannot be read is the engine's to refuse: it executes nothing of it. */
    private static boolean isChange(String query, @Nullable String operation) {
        try {
            return NodeUtil.getOperation(Parser.parse(query), operation)
                            .operationDefinition
                            .getOperation()
                    != Operation.QUERY;
        } catch (InvalidSyntaxException | UnknownOperationException e) {
            return false;
        }
    }

    @Override
    protected boolean isEligibleForEtag(
            HttpServletRequest request, HttpServletResponse response, int status, InputStream body) {
        return status >= 200 && status < 300;
    }

    private static final class Got extends HttpServletRequestWrapper {

        Got(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }
    }
}
