package io.targetledger.ledger.proof;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Signs checkpoints with Ed25519, see {@link PublicKey}. */
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String TITLE = "target-ledger signing key";

    private final PublicKey publicKey;
    private final PrivateKey privateKey;

    private SigningKey(PublicKey publicKey, PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** @throws IllegalArgumentException when the name can not be one, see {@link PublicKey} */
    public static SigningKey generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(PublicKey.of(name, pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** @throws IllegalArgumentException when it is not what {@link #text} gives */
    public static SigningKey parse(String text) {
        List<String> lines = text.strip().lines().toList();
        if (lines.size() != 3 || !lines.get(0).equals(TITLE)) {
            throw new IllegalArgumentException(
                    "this is no signing key: its first of three lines must be '" + TITLE + "'");
        }
        PublicKey publicKey = PublicKey.parse(lines.get(1));
        try {
            PrivateKey privateKey = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(2))));
            SigningKey key = new SigningKey(publicKey, privateKey);
            CheckpointNote trial = new CheckpointNote("trial", Checkpoint.NONE, List.of());
            if (publicKey.signed(trial.signedBy(key))) {
                return key;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the private key is unreadable: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("the private key does not belong to the public key " + publicKey.text());
    }

    /** Three lines: a title, the public key, and the private key (PKCS #8 in base64). To be kept secret. */
    public String text() {
        return String.join(
                "\n", TITLE, publicKey.text(), Base64.getEncoder().encodeToString(privateKey.getEncoded()), "");
    }

    public PublicKey publicKey() {
        return publicKey;
    }

    /** A signature line over a text. */
    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text.getBytes(UTF_8));
            byte[] bytes = signature.sign();
            byte[] id = publicKey.id();
            byte[] value = new byte[id.length + bytes.length];
            System.arraycopy(id, 0, value, 0, id.length);
            System.arraycopy(bytes, 0, value, id.length, bytes.length);
            return CheckpointNote.SIGNATURE + publicKey.name() + " "
                    + Base64.getEncoder().encodeToString(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not sign: " + e.getMessage(), e);
        }
    }
}
