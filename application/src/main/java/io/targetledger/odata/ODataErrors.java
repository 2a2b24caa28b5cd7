package io.targetledger.odata;

import java.util.Locale;
import java.util.Map;

import io.targetledger.command.AccessDenied;
import io.targetledger.graphql.UserErrors;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ODataServerError;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.processor.ErrorProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What is refused, in the form of the standard and in the words of the product. One for each request. */
final class ODataErrors implements ErrorProcessor {

    private static final int LONGEST = 300;

    private final OData odata;
    private final UserErrors words;
    private final Locale locale;
    private @Nullable RuntimeException unexpected;

    ODataErrors(OData odata, UserErrors words, Locale locale) {
        this.odata = odata;
        this.words = words;
        this.locale = locale;
    }

    @Override
    public void init(OData library, ServiceMetadata model) {
        // Errors need no model.
    }

    @Override
    public void processError(ODataRequest request, ODataResponse response, ODataServerError error, ContentType format) {
        Exception cause = error.getException();
        if (cause instanceof ODataLibraryException unread) {
            refuse(response, HttpStatus.valueOf(error.getStatusCode()), unread);
        } else if (cause instanceof RuntimeException refused) {
            refuse(response, refused);
        } else {
            unexpected = new IllegalStateException(cause);
        }
    }

    /** @throws RuntimeException what went wrong and was no refusal */
    void rethrow() {
        if (unexpected != null) {
            throw unexpected;
        }
    }

    /** Answers what is a refusal; anything else is kept for {@link #rethrow}. */
    void refuse(ODataResponse response, RuntimeException refused) {
        if (refused instanceof AccessDenied denied) {
            write(response, HttpStatus.FORBIDDEN, "FORBIDDEN", denied.violation());
        } else if (refused instanceof UnanswerableRead unanswerable) {
            write(
                    response,
                    HttpStatus.BAD_REQUEST,
                    unanswerable.code(),
                    new Violation(unanswerable.code(), null, unanswerable.arguments()));
        } else if (refused instanceof Refusal refusal) {
            Violation violation = refusal.violations().get(0);
            HttpStatus status = refusal instanceof Unsupported
                    ? HttpStatus.NOT_IMPLEMENTED
                    : violation.code().equals("NOT_FOUND") ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST;
            write(response, status, violation.code(), violation);
        } else {
            unexpected = refused;
        }
    }

    void refuse(ODataResponse response, HttpStatus status, Violation violation) {
        write(response, status, violation.code(), violation);
    }

    private void refuse(ODataResponse response, HttpStatus status, ODataLibraryException unread) {
        String said = unread.getTranslatedMessage(Locale.ENGLISH).getMessage();
        String given = said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "…";
        Violation violation =
                new Violation("ODATA_UNREADABLE", null, Map.of("given", given.endsWith(".") ? given : given + "."));
        write(response, status, violation.code(), violation);
    }

    private void write(ODataResponse response, HttpStatus status, String code, Violation violation) {
        ODataServerError error = new ODataServerError()
                .setCode(code)
                .setMessage(words.message(violation, locale))
                .setLocale(UserErrors.language(locale));
        try {
            response.setContent(
                    odata.createSerializer(ContentType.JSON).error(error).getContent());
        } catch (ODataLibraryException e) {
            throw new IllegalStateException(e);
        }
        response.setStatusCode(status.value());
        response.setHeader(HttpHeader.CONTENT_TYPE, ContentType.JSON.toContentTypeString());
        response.setHeader(HttpHeader.ODATA_VERSION, "4.0");
    }
}
