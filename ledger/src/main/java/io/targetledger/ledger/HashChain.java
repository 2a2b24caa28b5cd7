package io.targetledger.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;

/**
 * The hash of a commit: {@code SHA-256(prev ‖ canonical)} in lower-case hex, where {@code prev} is the 32 bytes of the
 * previous commit's hash (32 zero bytes before the first) and {@code canonical} is the BSON serialisation of the stored
 * document without its top-level elements {@code prev} and {@code hash}, all other elements in the order and with the
 * BSON types they are stored in.
 */
final class HashChain {

    /** The hash before the first commit. */
    static final String GENESIS = "0".repeat(64);

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private HashChain() {}

    /** @param commit a stored commit or one about to be; {@code prev} and {@code hash} are left out wherever they stand */
    static String hash(String prev, BsonDocument commit) {
        BsonDocument canonical = new BsonDocument();
        commit.forEach((name, value) -> {
            if (!name.equals(Commit.PREV) && !name.equals(Commit.HASH)) {
                canonical.append(name, value);
            }
        });
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes)) {
            CODEC.encode(writer, canonical, EncoderContext.builder().build());
        }
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(prev));
        bytes.getByteBuffers().forEach(part -> digest.update(part.asNIO()));
        bytes.close();
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
