package io.targetledger.graphql;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.mongodb.MongoException;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.targetledger.command.AccessDenied;
import io.targetledger.ledger.LedgerException;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;

/** Puts whatever is thrown into an error with a stable code, without the names of classes or stack traces. */
@Component
final class ErrorWords {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorWords.class);

    private final UserErrors words;

    ErrorWords(UserErrors words) {
        this.words = words;
    }

    /**
     * @param error begun where it happened
     * @param reference by which the log can be searched
     */
    GraphQLError of(Throwable thrown, GraphqlErrorBuilder<?> error, Locale locale, String reference) {
        if (thrown instanceof Refusal refusal) {
            return error(error, ErrorCode.BAD_USER_INPUT, inWords(refusal, locale));
        }
        if (thrown instanceof UnanswerableRead unanswerable) {
            Violation violation = new Violation(unanswerable.code(), null, unanswerable.arguments());
            return error(error, ErrorCode.BAD_USER_INPUT, unanswerable.code(), words.message(violation, locale));
        }
        if (thrown instanceof QueryRefused refused) {
            return error(error, refused.code(), words.message(refused.violation(), locale));
        }
        if (thrown instanceof AccessDenied denied) {
            return error(error, ErrorCode.FORBIDDEN, words.message(denied.violation(), locale));
        }
        if (thrown instanceof AccessDeniedException) {
            return error(error, ErrorCode.FORBIDDEN, "The roles of your token do not allow this");
        }
        if (thrown instanceof AuthenticationException) {
            return error(error, ErrorCode.UNAUTHENTICATED, "Send a token: Authorization: Bearer <token>");
        }
        if (thrown instanceof BindException binding) {
            return error(error, ErrorCode.BAD_USER_INPUT, inWords(binding));
        }
        LOG.error("Request {} failed", reference, thrown);
        if (thrown instanceof MongoException || thrown instanceof LedgerException) {
            return error(
                    error,
                    ErrorCode.UNAVAILABLE,
                    "The database does not answer; try again, with the same commandId for a change (log reference %s)"
                            .formatted(reference));
        }
        return error(
                error,
                ErrorCode.INTERNAL_ERROR,
                "Something went wrong here, not in your request; the log tells more under reference " + reference);
    }

    private String inWords(Refusal refusal, Locale locale) {
        return words.of(refusal, locale).stream().map(UserError::message).collect(Collectors.joining("; "));
    }

    private static String inWords(BindException binding) {
        return binding.getFieldErrors().stream()
                .map(field -> field.getField() + " cannot be " + field.getRejectedValue())
                .collect(Collectors.joining("; ", "The arguments do not fit: ", ""));
    }

    private static GraphQLError error(GraphqlErrorBuilder<?> error, ErrorCode code, String message) {
        return error(error, code, code.name(), message);
    }

    private static GraphQLError error(GraphqlErrorBuilder<?> error, ErrorCode type, String code, String message) {
        return error.errorType(type)
                .message("%s", message)
                .extensions(Map.of("code", code))
                .build();
    }
}
