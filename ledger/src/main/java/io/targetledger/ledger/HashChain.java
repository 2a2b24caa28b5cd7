package io.targetledger.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * What ties commits together, so that nothing recorded can be altered, left out or moved unnoticed.
 *
 * <ul>
 *   <li>The digest of an event is the {@code SHA-256} of its BSON serialisation. A commit carries the digests of its events,
 *       one behind the other, as {@code digests}.
 *   <li>The hash of a commit is {@code SHA-256(prev ‖ header)} in lower-case hex, where {@code prev} is the 32 bytes of the
 *       previous commit's hash (32 zero bytes before the first) and {@code header} is the BSON serialisation of the stored
 *       document without its top-level elements {@code events}, {@code prev} and {@code hash}, all other elements in the
 *       order and with the BSON types they are stored in.
 * </ul>
 *
 * So a commit can be shown to be the one recorded, and an event to be part of it, without showing its other events.
 */
public final class HashChain {

    /** Length of a digest and of a hash, in bytes. */
    public static final int LENGTH = 32;

    /** The hash before the first commit. */
    static final String GENESIS = "0".repeat(2 * LENGTH);

    private static final Set<String> NOT_IN_HEADER = Set.of(Commit.EVENTS, Commit.PREV, Commit.HASH);
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private HashChain() {}

    /** The digest of an event as it is stored. */
    public static byte[] digest(BsonDocument event) {
        MessageDigest digest = sha256();
        update(digest, event);
        return digest.digest();
    }

    /** Digests one behind the other, as a commit carries them. */
    static BsonBinary joined(List<byte[]> digests) {
        byte[] all = new byte[LENGTH * digests.size()];
        for (int i = 0; i < digests.size(); i++) {
            System.arraycopy(digests.get(i), 0, all, LENGTH * i, LENGTH);
        }
        return new BsonBinary(all);
    }

    /** The part of a stored commit, or of one about to be, that its hash is made of. */
    static BsonDocument header(BsonDocument commit) {
        BsonDocument header = new BsonDocument();
        commit.forEach((name, value) -> {
            if (!NOT_IN_HEADER.contains(name)) {
                header.append(name, value);
            }
        });
        return header;
    }

    /**
     * @param prev hash of the commit before, in hex
     * @param header see the class
     * @return in hex
     */
    public static String hash(String prev, BsonDocument header) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(prev));
        update(digest, header);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether a commit's digest of the event at an index is the one given; never for an index it has none for. */
    public static boolean isDigestAt(byte[] digests, int index, byte[] digest) {
        int from = LENGTH * index;
        return from >= 0
                && from + LENGTH <= digests.length
                && Arrays.equals(digests, from, from + LENGTH, digest, 0, digest.length);
    }

    private static void update(MessageDigest digest, BsonDocument document) {
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes)) {
            CODEC.encode(writer, document, EncoderContext.builder().build());
        }
        bytes.getByteBuffers().forEach(part -> digest.update(part.asNIO()));
        bytes.close();
    }

    /** SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
