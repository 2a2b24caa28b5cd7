package io.targetledger.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * The point that the query string of a request asks for, by the names it has in GraphQL.
 *
 * @param snapshot a token, which leaves no room for the others
 */
public record PointTerms(
        @Nullable String snapshot,
        @Nullable Instant asOf,
        @Nullable Long atLeastPosition) {

    public static final List<String> NAMES = List.of("snapshot", "asOf", "atLeastPosition");

    /** @throws Refusal {@code PARAMETER_UNREADABLE} */
    public static PointTerms of(Map<String, String> given) {
        return new PointTerms(
                given.get("snapshot"),
                read(given, "asOf", Instant::parse, "2026-06-30T00:00:00Z"),
                read(given, "atLeastPosition", Long::valueOf, "4782"));
    }

    /**
     * @throws Refusal {@code SNAPSHOT_AND_POINT}
     * @throws io.targetledger.projection.UnanswerableRead as the reading of a table by GraphQL does
     */
    public Snapshot snapshot(Views views) {
        return Snapshot.asked(snapshot, asOf, atLeastPosition, () -> point(views));
    }

    /** The same rows for the pages that follow. */
    public PointTerms goingOn(@Nullable String token) {
        return token == null ? this : new PointTerms(token, asOf, atLeastPosition);
    }

    private ReadPoint point(Views views) {
        ReadPoint now = atLeastPosition == null ? views.now() : views.atLeast(atLeastPosition);
        return asOf == null ? now : views.asOf(asOf);
    }

    /**
     * One parameter of a query string; null when it was not given.
     *
     * @throws Refusal {@code PARAMETER_UNREADABLE}, which shows the example
     */
    public static <T> @Nullable T read(
            Map<String, String> given, String name, Function<String, T> parser, String example) {
        String text = given.get(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw new Refusal(
                    "PARAMETER_UNREADABLE", name, Map.of("field", name, "given", Text.shown(text), "example", example));
        }
    }
}
