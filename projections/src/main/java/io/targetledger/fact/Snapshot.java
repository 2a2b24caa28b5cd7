package io.targetledger.fact;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A point that all pages of all tables of one refresh are read at, as a token that says the same for ever. It is no secret
 * and grants nothing: who makes one up names another point.
 *
 * @param moment to the millisecond
 */
public record Snapshot(long position, Instant moment) {

    public Snapshot {
        moment = moment.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Snapshot of(ReadPoint at) {
        return new Snapshot(at.position(), at.moment());
    }

    /**
     * The point that a request asks for, by a token or in another way but not both.
     *
     * @param point what {@code asOf} and {@code atLeastPosition} ask for, or the present when both are null
     * @throws Refusal {@code SNAPSHOT_AND_POINT}
     * @throws UnanswerableRead {@code SNAPSHOT_INVALID}, and what {@code point} throws
     */
    public static Snapshot asked(
            @Nullable String token, @Nullable Instant asOf, @Nullable Long atLeastPosition, Supplier<ReadPoint> point) {
        if (token == null) {
            return of(point.get());
        }
        if (asOf != null || atLeastPosition != null) {
            throw new Refusal("SNAPSHOT_AND_POINT", "snapshot", Map.of());
        }
        return parse(token);
    }

    /** @throws UnanswerableRead {@code SNAPSHOT_INVALID} for anything that is no such token */
    public static Snapshot parse(String token) {
        try {
            if (token.length() <= 100) {
                String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("@", 2);
                long position = Long.parseLong(parts[0]);
                if (parts.length == 2 && position >= 0) {
                    return new Snapshot(position, Instant.parse(parts[1]));
                }
            }
        } catch (RuntimeException e) {
            // Whatever is wrong with it, it is none of ours.
        }
        throw new UnanswerableRead(
                "SNAPSHOT_INVALID", Map.of("given", token.length() <= 40 ? token : token.substring(0, 40) + "…"));
    }

    public String token() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position + "@" + moment).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws UnanswerableRead {@code POSITION_NOT_REACHED}, {@code AS_OF_IN_FUTURE} */
    public ReadPoint in(Views views) {
        ReadPoint now = views.now();
        if (now.position() < position) {
            now = views.atLeast(position);
        }
        if (moment.isAfter(now.moment())) {
            throw new UnanswerableRead("AS_OF_IN_FUTURE", Map.of("given", moment, "now", now.moment()));
        }
        return views.then(position, moment);
    }
}
