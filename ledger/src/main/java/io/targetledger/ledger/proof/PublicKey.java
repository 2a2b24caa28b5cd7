package io.targetledger.ledger.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import io.targetledger.ledger.HashChain;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Checks signatures under checkpoints, in the form of C2SP's {@code signed-note}: Ed25519, a key being named {@code name+id+key},
 * where {@code id} is the first four bytes of {@code SHA-256(name ‖ "\n" ‖ 0x01 ‖ key)} in hex.
 *
 * @param name of the key, without blanks and plus signs
 * @param bytes the 32 bytes of the key
 */
public record PublicKey(String name, byte[] bytes) {

    private static final byte ED25519 = 1;
    private static final int ID_LENGTH = 4;
    private static final int KEY_LENGTH = 32;
    /** What X.509 puts before the 32 bytes of an Ed25519 key. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws IllegalArgumentException when the name or the key can not be one */
    public PublicKey {
        if (name.isBlank() || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '+')) {
            throw new IllegalArgumentException("a key's name must have no blanks and no plus sign, was '" + name + "'");
        }
        if (bytes.length != KEY_LENGTH) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes, this one " + bytes.length);
        }
    }

    static PublicKey of(String name, java.security.PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new PublicKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /** @throws IllegalArgumentException when it is not of the form {@code name+id+key} */
    public static PublicKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        try {
            if (parts.length == 3) {
                byte[] typed = Base64.getDecoder().decode(parts[2]);
                PublicKey key = new PublicKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
                if (typed[0] == ED25519 && HexFormat.of().formatHex(key.id()).equals(parts[1])) {
                    return key;
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // said below
        }
        throw new IllegalArgumentException("'%s' is no public key of the form name+id+key".formatted(text.strip()));
    }

    /** The form that {@link #parse} takes. */
    public String text() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    byte[] id() {
        MessageDigest digest = HashChain.sha256();
        digest.update((name + "\n").getBytes(UTF_8));
        return Arrays.copyOf(digest.digest(typed()), ID_LENGTH);
    }

    /** Whether one of the note's signatures is this key's. */
    public boolean signed(CheckpointNote note) {
        return note.signatures().stream().anyMatch(line -> isOurs(line, note.signed()));
    }

    private boolean isOurs(String line, String signed) {
        String prefix = CheckpointNote.SIGNATURE + name + " ";
        if (!line.startsWith(prefix)) {
            return false;
        }
        try {
            byte[] value = Base64.getDecoder().decode(line.substring(prefix.length()));
            if (value.length <= ID_LENGTH || !Arrays.equals(value, 0, ID_LENGTH, id(), 0, ID_LENGTH)) {
                return false;
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key());
            signature.update(signed.getBytes(UTF_8));
            return signature.verify(value, ID_LENGTH, value.length - ID_LENGTH);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return false; // whatever it is, it is no signature of this key
        }
    }

    private java.security.PublicKey key() throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_LENGTH);
        System.arraycopy(bytes, 0, encoded, X509_PREFIX.length, KEY_LENGTH);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private byte[] typed() {
        byte[] typed = new byte[1 + bytes.length];
        typed[0] = ED25519;
        System.arraycopy(bytes, 0, typed, 1, bytes.length);
        return typed;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublicKey key && name.equals(key.name) && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
