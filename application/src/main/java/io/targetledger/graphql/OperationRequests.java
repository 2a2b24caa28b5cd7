package io.targetledger.graphql;

import java.io.IOException;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.targetledger.security.ErrorBody;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import io.targetledger.shared.Violation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code GET} and {@code POST /graphql/operations/{name}}: an operation asked for by its name, its variables in the query string or, by
 * POST, in the body as {@code {"variables": {…}}}. What is asked is then answered as if its text had been sent to {@code /graphql}.
 */
final class OperationRequests extends OncePerRequestFilter {

    /** Attribute of a GET that tells {@link GetRequests} what is asked. */
    static final String ASKED = OperationRequests.class.getName() + ".asked";

    static final String FOLDER = "/operations/";

    private final Supplier<OperationVariables> variables;
    private final Supplier<Operations> operations;
    private final String path;
    private final ErrorBody errors;
    private final UserErrors words;
    private final JsonMapper json;

    /** @param path where the engine answers */
    OperationRequests(
            Supplier<Operations> operations,
            Supplier<OperationVariables> variables,
            String path,
            ErrorBody errors,
            UserErrors words,
            JsonMapper json) {
        this.operations = operations;
        this.variables = variables;
        this.path = path;
        this.errors = errors;
        this.words = words;
        this.json = json;
    }

    /** The body of the request to the engine that this one means. */
    record Asked(Map<String, Object> body) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean get = HttpMethod.GET.matches(request.getMethod());
        if (!get && !HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader("Allow", "GET, POST");
            errors.write(
                    response,
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "METHOD_NOT_ALLOWED",
                    "Operations are asked for by GET or POST");
            return;
        }
        String folder = path + FOLDER;
        String asked = request.getServletPath();
        String name = asked.startsWith(folder) ? asked.substring(folder.length()) : "";
        @Nullable Operation operation = operations.get().named(name).orElse(null);
        if (operation == null) {
            refuse(request, response, HttpStatus.NOT_FOUND, unknown(name));
            return;
        }
        try {
            Map<String, Object> given = inQueryString(request, operation);
            if (!get) {
                given.putAll(inBody(request));
            }
            Asked body =
                    new Asked(Map.of("query", operation.text(), "operationName", operation.name(), "variables", given));
            HttpServletRequest meant = new ToEngine(request, request.getContextPath() + path);
            if (get) {
                meant.setAttribute(ASKED, body);
                chain.doFilter(meant, response);
            } else {
                chain.doFilter(new PostedRequest(meant, json.writeValueAsBytes(body.body())), response);
            }
        } catch (Refusal refusal) {
            refuse(
                    request,
                    response,
                    HttpStatus.BAD_REQUEST,
                    refusal.violations().get(0));
        }
    }

    private Map<String, Object> inQueryString(HttpServletRequest request, Operation operation) {
        Map<String, Object> given = new LinkedHashMap<>();
        Enumeration<String> names = request.getParameterNames();
        while (names.hasMoreElements()) {
            String parameter = names.nextElement();
            @Nullable String value = request.getParameter(parameter);
            if (value != null && !value.isEmpty()) {
                given.putAll(variables.get().of(operation, parameter, value));
            }
        }
        return given;
    }

    /** @throws Refusal {@code PARAMETER_UNREADABLE} */
    private Map<String, Object> inBody(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length == 0) {
            return Map.of();
        }
        try {
            if (json.readValue(body, Object.class) instanceof Map<?, ?> posted) {
                return OperationVariables.object("variables", posted.get("variables"));
            }
        } catch (JacksonException e) {
            logger.debug("A body that is no JSON", e);
        }
        throw OperationVariables.unreadable("body", "", "{\"variables\": {\"first\": 1000}}");
    }

    private Violation unknown(String name) {
        return new Violation(
                "UNKNOWN_NAME",
                null,
                Map.of(
                        "field", "operations",
                        "given", Text.shown(name),
                        "allowed", String.join(", ", operations.get().names())));
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, Violation violation)
            throws IOException {
        errors.write(response, status, violation.code(), words.message(violation, request.getLocale()));
    }

    /** The same request to another address. */
    private static final class ToEngine extends HttpServletRequestWrapper {

        private final String uri;

        ToEngine(HttpServletRequest request, String uri) {
            super(request);
            this.uri = uri;
        }

        @Override
        public String getRequestURI() {
            return uri;
        }

        @Override
        public String getServletPath() {
            return uri.substring(getContextPath().length());
        }
    }
}
