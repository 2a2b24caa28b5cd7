package io.targetledger.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/** Tokens known to this process only, while it runs; kept as hashes. */
public final class LocalTokens {

    private static final int TOKEN_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** Makes a token of 192 random bits for an actor. It can be shown now and never again. */
    public String issue(Actor actor) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        register(token, actor);
        return token;
    }

    /** Accepts a token chosen by somebody else for an actor. */
    public void register(String token, Actor actor) {
        entries.add(new Entry(hash(token), actor));
    }

    /** Whose token this is. Takes as long for a token of nobody as for any other. */
    public Optional<Actor> actorOf(String token) {
        byte[] hash = hash(token);
        @Nullable Actor found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.hash, hash)) {
                found = entry.actor;
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class Entry {
        private final byte[] hash;
        private final Actor actor;

        Entry(byte[] hash, Actor actor) {
            this.hash = hash;
            this.actor = actor;
        }
    }
}
