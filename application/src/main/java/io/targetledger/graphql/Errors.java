package io.targetledger.graphql;

import java.util.Map;
import java.util.stream.Collectors;

import com.mongodb.MongoException;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import io.targetledger.command.AccessDenied;
import io.targetledger.ledger.LedgerException;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/** Turns what controllers throw into errors with a stable code, without the names of classes or stack traces. */
@Component
final class Errors extends DataFetcherExceptionResolverAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final UserErrors words;

    Errors(UserErrors words) {
        this.words = words;
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
        if (thrown instanceof Refusal refusal) {
            return error(environment, ErrorCode.BAD_USER_INPUT, inWords(refusal, environment));
        }
        if (thrown instanceof UnanswerableRead unanswerable) {
            Violation violation = new Violation(unanswerable.code(), null, unanswerable.arguments());
            return error(
                    environment,
                    ErrorCode.BAD_USER_INPUT,
                    unanswerable.code(),
                    words.message(violation, environment.getLocale()));
        }
        if (thrown instanceof QueryRefused refused) {
            return error(environment, refused.code(), String.valueOf(refused.getMessage()));
        }
        if (thrown instanceof AccessDenied denied) {
            return error(environment, ErrorCode.FORBIDDEN, words.message(denied.violation(), environment.getLocale()));
        }
        if (thrown instanceof AccessDeniedException) {
            return error(environment, ErrorCode.FORBIDDEN, "The roles of your token do not allow this");
        }
        if (thrown instanceof AuthenticationException) {
            return error(environment, ErrorCode.UNAUTHENTICATED, "Send a token: Authorization: Bearer <token>");
        }
        if (thrown instanceof BindException binding) {
            return error(environment, ErrorCode.BAD_USER_INPUT, inWords(binding));
        }
        String reference = environment.getExecutionId().toString();
        if (thrown instanceof MongoException || thrown instanceof LedgerException) {
            LOG.error(
                    "Request {} failed at {}",
                    reference,
                    environment.getExecutionStepInfo().getPath(),
                    thrown);
            return error(
                    environment,
                    ErrorCode.UNAVAILABLE,
                    "The database does not answer; try again, with the same commandId for a change (log reference %s)"
                            .formatted(reference));
        }
        LOG.error(
                "Request {} failed at {}",
                reference,
                environment.getExecutionStepInfo().getPath(),
                thrown);
        return error(
                environment,
                ErrorCode.INTERNAL_ERROR,
                "Something went wrong here, not in your request; the log tells more under reference " + reference);
    }

    private String inWords(Refusal refusal, DataFetchingEnvironment environment) {
        return words.of(refusal, environment.getLocale()).stream()
                .map(UserError::message)
                .collect(Collectors.joining("; "));
    }

    private static String inWords(BindException binding) {
        return binding.getFieldErrors().stream()
                .map(field -> field.getField() + " cannot be " + field.getRejectedValue())
                .collect(Collectors.joining("; ", "The arguments do not fit: ", ""));
    }

    private static GraphQLError error(DataFetchingEnvironment environment, ErrorCode code, String message) {
        return error(environment, code, code.name(), message);
    }

    private static GraphQLError error(
            DataFetchingEnvironment environment, ErrorCode type, String code, String message) {
        return GraphqlErrorBuilder.newError(environment)
                .errorType(type)
                .message("%s", message)
                .extensions(Map.of("code", code))
                .build();
    }
}
