package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.List;

import io.targetledger.security.ErrorBody;
import jakarta.servlet.Filter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.GraphQlSource;
import tools.jackson.databind.json.JsonMapper;

/** The ways by which a request comes to the engine, in this order: the size of its body, its operation by name, its query by GET. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    private static final int BODY_LIMIT = Ordered.LOWEST_PRECEDENCE - 30;
    private static final int OPERATIONS = Ordered.LOWEST_PRECEDENCE - 20;
    private static final int GET_REQUESTS = Ordered.LOWEST_PRECEDENCE - 10;

    private final String path;

    RequestConfiguration(@Value("${spring.graphql.http.path:/graphql}") String path) {
        this.path = path;
    }

    /** Made when the server starts: an operation that does not fit the schema is found then, and not by its first caller. */
    @Bean
    Operations operations(GraphQlSource source, RowFields rows, GraphQlLimits limits, OperationSettings settings) {
        OperationFiles files = new OperationFiles(source.schema(), limits.maxQueryCharacters());
        List<Operation> operations = new ArrayList<>(RowOperations.of(rows, source.schema(), files));
        if (settings.operations() != null) {
            operations.addAll(files.in(settings.operations()));
        }
        return new Operations(operations);
    }

    @Bean
    OperationVariables operationVariables(GraphQlSource source, JsonMapper json) {
        return new OperationVariables(source.schema(), json);
    }

    @Bean
    BodyLimit bodyLimit(GraphQlLimits limits, ErrorBody errors, UserErrors words) {
        return new BodyLimit(limits.maxBodySize().toBytes(), errors, words);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimitOfGraphQl(BodyLimit limit) {
        return registered(limit, BODY_LIMIT, path, operationsPath());
    }

    @Bean
    FilterRegistrationBean<OperationRequests> operationRequests(
            ObjectProvider<Operations> operations,
            ObjectProvider<OperationVariables> variables,
            ErrorBody errors,
            UserErrors words,
            JsonMapper json) {
        OperationRequests requests =
                new OperationRequests(operations::getObject, variables::getObject, path, errors, words, json);
        return registered(requests, OPERATIONS, operationsPath());
    }

    @Bean
    FilterRegistrationBean<GetRequests> getRequests(
            PersistedDocuments documents,
            GraphQlLimits limits,
            OperationSettings settings,
            ErrorBody errors,
            JsonMapper json) {
        GetRequests requests = new GetRequests(documents, limits, settings.onlyPersistedOperations(), errors, json);
        return registered(requests, GET_REQUESTS, path, operationsPath());
    }

    private String operationsPath() {
        return path + OperationRequests.FOLDER + "*";
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int order, String... paths) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(paths);
        registration.setOrder(order);
        return registration;
    }
}
