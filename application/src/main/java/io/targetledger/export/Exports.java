package io.targetledger.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.targetledger.command.AccessDenied;
import io.targetledger.command.AccessPolicy;
import io.targetledger.fact.FactPage;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactRow;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.FactTables;
import io.targetledger.fact.Snapshot;
import io.targetledger.fact.UnitLimits;
import io.targetledger.graphql.UserErrors;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import io.targetledger.security.ErrorBody;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /export/{table}.{csv|ndjson|parquet}}: all rows of a table, streamed a page at a time. The headers {@code
 * X-Ledger-Snapshot} and {@code X-Ledger-Position} say what it was read at.
 */
@RestController
final class Exports {

    private final FactTables tables;
    private final UnitLimits units;
    private final Views views;
    private final AccessPolicy access;
    private final UserErrors words;
    private final ErrorBody errors;

    Exports(FactTables tables, UnitLimits units, Views views, AccessPolicy access, UserErrors words, ErrorBody errors) {
        this.tables = tables;
        this.units = units;
        this.views = views;
        this.access = access;
        this.words = words;
        this.errors = errors;
    }

    @GetMapping("/export/{table}.{extension}")
    void export(
            @PathVariable String table,
            @PathVariable String extension,
            @RequestParam Map<String, String> parameters,
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try {
            Optional<FactTable<?>> found = tables.named(table);
            Optional<ExportFormat> format = ExportFormat.of(extension);
            if (found.isEmpty() || format.isEmpty()) {
                refuse(response, HttpStatus.NOT_FOUND, unknown(table, extension, found.isEmpty()), locale);
                return;
            }
            access.checkReading(actor, table);
            write(found.get(), format.get(), parameters, actor, response);
        } catch (AccessDenied denied) {
            errors.write(response, HttpStatus.FORBIDDEN, "FORBIDDEN", words.message(denied.violation(), locale));
        } catch (ValueUnfit unfit) {
            if (response.isCommitted()) {
                throw unfit;
            }
            response.reset();
            refuse(response, HttpStatus.UNPROCESSABLE_CONTENT, unfit.violation(), locale);
        } catch (Refusal refusal) {
            refuse(response, HttpStatus.BAD_REQUEST, refusal.violations().get(0), locale);
        } catch (UnanswerableRead unanswerable) {
            Violation violation = new Violation(unanswerable.code(), null, unanswerable.arguments());
            refuse(response, HttpStatus.BAD_REQUEST, violation, locale);
        }
    }

    /**
     * What can be refused is refused by the first page, before anything is sent. What fails later leaves the answer without an
     * end: the server breaks off the connection, and the client sees that it has not got all.
     */
    private <R extends Record & FactRow> void write(
            FactTable<R> table,
            ExportFormat format,
            Map<String, String> parameters,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        ExportTerms terms = ExportTerms.of(parameters, table);
        Snapshot snapshot = terms.snapshot(views);
        ReadPoint at = snapshot.in(views);
        FactQuestion question = units.limit(terms.question(table), table, actor, at);
        FactPage<R> page = table.page(question, at);

        response.setStatus(HttpStatus.OK.value());
        response.setContentType(format.mediaType);
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + table.name() + "." + format.extension + "\"");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Ledger-Snapshot", snapshot.token());
        response.setHeader("X-Ledger-Position", Long.toString(snapshot.position()));
        RowFile file = format.format.begin(
                new RowFile.Contents(table.name(), table.columns(), snapshot), response.getOutputStream());
        for (R row : page.rows()) {
            file.write(row);
        }
        while (page.hasNextPage()) {
            page = table.page(question.after(page.endCursor()), at);
            for (R row : page.rows()) {
                file.write(row);
            }
        }
        file.finish();
    }

    private Violation unknown(String table, String extension, boolean ofTable) {
        String allowed = ofTable
                ? tables.all().stream().map(FactTable::name).collect(Collectors.joining(", "))
                : Arrays.stream(ExportFormat.values())
                        .map(format -> format.extension)
                        .collect(Collectors.joining(", "));
        return new Violation(
                "UNKNOWN_NAME",
                null,
                Map.of("field", "export", "given", ofTable ? table : extension, "allowed", allowed));
    }

    private void refuse(HttpServletResponse response, HttpStatus status, Violation violation, Locale locale)
            throws IOException {
        errors.write(response, status, violation.code(), words.message(violation, locale));
    }
}
