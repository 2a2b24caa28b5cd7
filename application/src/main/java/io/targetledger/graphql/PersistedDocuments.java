package io.targetledger.graphql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import graphql.ExecutionInput;
import graphql.GraphqlErrorBuilder;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import org.jspecify.annotations.Nullable;

/**
 * Automatic persisted queries as Apollo's clients speak them: a query sent once with its SHA-256 may be asked for by the hash
 * alone. Only queries that fit the schema are kept, the most recently used ones, in the memory of this process; those of {@link Operations} always are.
 */
final class PersistedDocuments implements PreparsedDocumentProvider {

    /** What clients look for before they send the text. */
    static final String NOT_FOUND = "PersistedQueryNotFound";

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final PreparsedDocumentProvider documents;
    private final Supplier<Operations> operations;
    private final Map<String, String> texts;

    /**
     * @param documents parses, validates and keeps what is not asked for by a hash
     * @param operations whose hashes are known without having been sent, and never forgotten
     */
    PersistedDocuments(PreparsedDocumentProvider documents, Supplier<Operations> operations, int most) {
        this.documents = documents;
        this.operations = operations;
        this.texts = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > most;
            }
        });
    }

    /** @return null if no query of this hash is kept */
    @Nullable
    String textOf(String hash) {
        @Nullable String listed = operations.get().textOf(hash);
        return listed == null ? texts.get(hash) : listed;
    }

    /** The hash by which a request asks, if it does. */
    static @Nullable String hashIn(@Nullable Object extensions) {
        return extensions instanceof Map<?, ?> all
                        && all.get("persistedQuery") instanceof Map<?, ?> persisted
                        && persisted.get("sha256Hash") instanceof String hash
                ? hash.toLowerCase(Locale.ROOT)
                : null;
    }

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        boolean byHash = input.getQuery().equals(PersistedQuerySupport.PERSISTED_QUERY_MARKER);
        @Nullable String hash = hashIn(input.getExtensions());
        if (hash == null) {
            return byHash
                    ? refused(
                            ErrorCode.BAD_USER_INPUT,
                            "extensions.persistedQuery must have a sha256Hash of 64 hexadecimal digits, or send the query")
                    : documents.getDocumentAsync(input, parseAndValidate);
        }
        if (!byHash) {
            return kept(hash, input, parseAndValidate);
        }
        @Nullable String text = textOf(hash);
        return text == null
                ? refused(ErrorCode.PERSISTED_QUERY_NOT_FOUND, NOT_FOUND)
                : documents.getDocumentAsync(input.transform(known -> known.query(text)), parseAndValidate);
    }

    private CompletableFuture<PreparsedDocumentEntry> kept(
            String hash, ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parseAndValidate) {
        String query = input.getQuery();
        if (!SHA_256.matcher(hash).matches() || !hash.equals(sha256(query))) {
            return refused(
                    ErrorCode.BAD_USER_INPUT,
                    "extensions.persistedQuery.sha256Hash is not the SHA-256 of the query in UTF-8, which is "
                            + sha256(query));
        }
        return documents.getDocumentAsync(input, parseAndValidate).thenApply(entry -> {
            if (!entry.hasErrors()) {
                texts.put(hash, query);
            }
            return entry;
        });
    }

    private static CompletableFuture<PreparsedDocumentEntry> refused(ErrorCode code, String message) {
        return CompletableFuture.completedFuture(new PreparsedDocumentEntry(GraphqlErrorBuilder.newError()
                .errorType(code)
                .message("%s", message)
                .extensions(Map.of("code", code.name()))
                .build()));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
