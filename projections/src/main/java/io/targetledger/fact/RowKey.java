package io.targetledger.fact;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Surrogate keys: short, of one length, and the same wherever and whenever they are made. */
public final class RowKey {

    private static final int BYTES = 16;

    private RowKey() {}

    /** @param natural what tells the row from all others of its table; no part holds a line feed */
    public static String of(String table, Object... natural) {
        StringBuilder text = new StringBuilder(table);
        for (Object part : natural) {
            text.append('\n').append(part);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
