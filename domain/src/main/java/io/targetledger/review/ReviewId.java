package io.targetledger.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Ids;

/** Id of the review of one person in one cycle: {@code review/<cycle>.<person>}. */
public record ReviewId(String value) {

    private static final String KIND = "review/";
    private static final int LONGEST_PERSON = 70;
    private static final int KEPT = 40;
    private static final int DIGEST_BYTES = 12;

    public ReviewId {
        Ids.checked("reviewId", value, "review");
    }

    /**
     * The id of the one review the person can have in the cycle, so that opening it twice cannot make two. The code of a
     * person that is longer than 70 characters is cut and told apart by a digest.
     */
    public static ReviewId of(ReviewCycleId cycle, PersonId person) {
        String code = person.value().substring(person.value().indexOf('/') + 1);
        return new ReviewId(KIND + cycle.code() + "." + (lengthOf(code) <= LONGEST_PERSON ? code : shortened(code)));
    }

    /** What follows the kind, e.g. {@code 2026-q2.li.na}. */
    String code() {
        return value.substring(KIND.length());
    }

    private static int lengthOf(String code) {
        return code.codePointCount(0, code.length());
    }

    private static String shortened(String code) {
        return code.substring(0, code.offsetByCodePoints(0, KEPT)) + ":" + digestOf(code);
    }

    private static String digestOf(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
