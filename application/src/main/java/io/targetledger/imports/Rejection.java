package io.targetledger.imports;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a row was not taken in.
 *
 * @param field the field it is about; null when it is about the whole row
 * @param value what the field held
 * @param code stable, e.g. {@code NOT_A_DATE}
 * @param message in the language asked for
 */
public record Rejection(@Nullable String field, @Nullable String value, String code, String message) {}
