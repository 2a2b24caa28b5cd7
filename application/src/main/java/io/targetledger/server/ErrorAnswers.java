package io.targetledger.server;

import java.io.IOException;

import io.targetledger.graphql.BodyLimit;
import io.targetledger.security.ErrorBody;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers requests that failed before or outside GraphQL, in the form of GraphQL errors. */
@Controller
final class ErrorAnswers implements ErrorController {

    private final ErrorBody errors;
    private final BodyLimit bodyLimit;

    ErrorAnswers(ErrorBody errors, BodyLimit bodyLimit) {
        this.errors = errors;
        this.bodyLimit = bodyLimit;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (bodyLimit.isExceededBy(request)) {
            bodyLimit.refuse(request, response);
            return;
        }
        HttpStatus status = statusOf(request);
        errors.write(response, status, codeOf(status), messageOf(status, request));
    }

    private static HttpStatus statusOf(HttpServletRequest request) {
        @Nullable
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static String codeOf(HttpStatus status) {
        return status.is5xxServerError()
                ? "INTERNAL_ERROR"
                : status == HttpStatus.NOT_FOUND ? "NOT_FOUND" : "BAD_REQUEST";
    }

    private static String messageOf(HttpStatus status, HttpServletRequest request) {
        return switch (status) {
            case BAD_REQUEST ->
                "The request cannot be read; a GraphQL request is a POST of JSON such as"
                        + " {\"query\": \"{ ledger { head } }\", \"variables\": {}}";
            case NOT_FOUND ->
                "There is nothing at " + request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)
                        + "; GraphQL is at /graphql, its page at /graphiql";
            case METHOD_NOT_ALLOWED -> "This method is not allowed here; GraphQL takes POST, and GET for queries";
            case UNSUPPORTED_MEDIA_TYPE -> "Send Content-Type: application/json";
            case NOT_ACCEPTABLE -> "Accept application/json or application/graphql-response+json";
            default ->
                status.is5xxServerError() ? "Something went wrong here; the log tells more" : status.getReasonPhrase();
        };
    }
}
