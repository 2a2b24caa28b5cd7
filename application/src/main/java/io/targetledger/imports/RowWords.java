package io.targetledger.imports;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.targetledger.command.AccessDenied;
import io.targetledger.graphql.UserErrors;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into words why a row is rejected, and points at the field of the row rather than at the input of a command. */
@Component
final class RowWords {

    /** Where commands call a field otherwise than rows do. */
    private static final Map<String, String> ROW_FIELDS = Map.ofEntries(
            Map.entry("metricId", "metric"),
            Map.entry("ownerId", "owner"),
            Map.entry("subjectId", "subject"),
            Map.entry("parentId", "parent"),
            Map.entry("unitId", "unit"),
            Map.entry("personId", "person"),
            Map.entry("name.en", "name"),
            Map.entry("name.zh", "nameZh"),
            Map.entry("period", "end"),
            Map.entry("period.start", "start"),
            Map.entry("period.end", "end"),
            Map.entry("code", "id"),
            Map.entry("externalId", "id"),
            Map.entry("measurementId", "id"),
            Map.entry("goalId", "id"),
            Map.entry("customerId", "id"),
            Map.entry("productId", "id"));

    private final UserErrors errors;

    RowWords(UserErrors errors) {
        this.errors = errors;
    }

    List<Rejection> of(Refusal refusal, Row row, Locale locale) {
        return refusal.violations().stream()
                .map(violation -> rejection(violation, row, locale))
                .toList();
    }

    Rejection of(AccessDenied denied, Locale locale) {
        return new Rejection(null, null, "FORBIDDEN", errors.message(denied.violation(), locale));
    }

    private Rejection rejection(Violation violation, Row row, Locale locale) {
        String field = fieldOf(violation, row);
        String own = new Words(locale).find(violation.code(), violation.arguments());
        return new Rejection(
                field,
                field == null ? null : row.fields().get(field),
                violation.code(),
                own == null ? errors.message(violation, locale) : own);
    }

    private static @Nullable String fieldOf(Violation violation, Row row) {
        String field = violation.field();
        if (field == null) {
            return null;
        }
        String renamed = ROW_FIELDS.getOrDefault(field, field);
        // A person row's unit that is missing is "unit", a head row's id is the unit's.
        return renamed.equals("unit") && !row.fields().containsKey("unit") ? "id" : renamed;
    }
}
