package io.targetledger.imports;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

import com.mongodb.MongoException;
import io.targetledger.ledger.LedgerException;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /import/{kind}}: takes in one chunk of rows of one kind and answers each. What the actor may not do is an
 * answer to the row; nothing of other rows is held up by it.
 */
@RestController
final class ImportApi {

    /** Most bytes of a chunk. */
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ImportApi.class);
    private static final Pattern IMPORT_ID = Pattern.compile("[\\w.:/-]{1,128}");

    private final Importer importer;
    private final JsonMapper json;

    ImportApi(Importer importer, JsonMapper json) {
        this.importer = importer;
        this.json = json;
    }

    @PostMapping("/import/{kind}")
    ResponseEntity<?> take(
            @PathVariable("kind") String kind,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        RowKind rows = RowKind.of(kind).orElse(null);
        if (rows == null) {
            return refused(
                    HttpStatus.NOT_FOUND,
                    "NOT_FOUND",
                    "There are no rows of the kind " + kind + "; there are "
                            + List.of(RowKind.values()).stream()
                                    .map(RowKind::path)
                                    .toList());
        }
        if (!actor.is(Role.ADMIN) && !actor.is(Role.MANAGER) && !actor.is(Role.SALES_REP)) {
            return refused(
                    HttpStatus.FORBIDDEN,
                    "FORBIDDEN",
                    "Importing needs one of the roles ADMIN, MANAGER, SALES_REP; %s has %s"
                            .formatted(actor.subject(), actor.rolesInWords()));
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return refused(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "TOO_LARGE",
                    "A chunk has at most %d bytes; send fewer rows at once".formatted(MOST_BYTES));
        }
        return take(rows, actor, locale, body);
    }

    private ResponseEntity<?> take(RowKind kind, Actor actor, Locale locale, byte[] body) {
        ImportRequest chunk;
        Terms terms;
        try {
            chunk = json.readValue(body, ImportRequest.class);
            if (chunk.rows() == null || chunk.rows().stream().anyMatch(Objects::isNull)) {
                return unreadable();
            }
            terms = terms(chunk, actor, locale);
        } catch (JacksonException e) {
            return unreadable();
        } catch (Refusal refusal) {
            return refused(HttpStatus.BAD_REQUEST, "BAD_USER_INPUT", String.valueOf(refusal.getMessage()));
        }
        if (chunk.rows().size() > Importer.MOST_ROWS) {
            return refused(
                    HttpStatus.BAD_REQUEST,
                    "BAD_USER_INPUT",
                    "At most %d rows at once, had %d"
                            .formatted(Importer.MOST_ROWS, chunk.rows().size()));
        }
        try {
            return ResponseEntity.ok(new ImportAnswer(importer.take(kind, chunk.rows(), terms)));
        } catch (MongoException | LedgerException | UnanswerableRead e) {
            LOG.error("Import {} stopped", terms.importId(), e);
            return refused(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "UNAVAILABLE",
                    "The database does not answer; run the import again, what is recorded stays recorded once");
        }
    }

    private static ResponseEntity<?> unreadable() {
        return refused(
                HttpStatus.BAD_REQUEST,
                "BAD_USER_INPUT",
                "The body must be {\"rows\": [{\"line\": 1, \"fields\": {\"id\": \"…\"}}], \"dryRun\": false}");
    }

    private static Terms terms(ImportRequest chunk, Actor actor, Locale locale) {
        String importId = chunk.importId();
        boolean usable = importId != null && IMPORT_ID.matcher(importId).matches();
        Reason reason = Reason.of(chunk.reason());
        return new Terms(
                actor,
                locale,
                usable && importId != null ? importId : UUID.randomUUID().toString(),
                reason == null ? new Reason("re-imported with different values") : reason,
                chunk.dryRun());
    }

    private static ResponseEntity<?> refused(HttpStatus status, String code, String message) {
        return ResponseEntity.status(status)
                .body(Map.of("errors", List.of(Map.of("message", message, "extensions", Map.of("code", code)))));
    }
}
