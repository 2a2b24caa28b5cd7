package io.targetledger.proof.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.targetledger.console.ServedGraphQl;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The ledger of a running server. What it shows is checked here, not believed. */
final class ServedLedger implements LedgerSource {

    private final ServedGraphQl server;

    ServedLedger(ServedGraphQl server) {
        this.server = server;
    }

    @Override
    public long commits() {
        return server.ask("{ ledger { commit } }", Map.of())
                .get("ledger")
                .get("commit")
                .asLong();
    }

    @Override
    public void walkAfter(long commit, Predicate<BsonDocument> each) {
        HttpResponse<InputStream> response = server.send(
                server.request("ledger/commits?after=" + commit).GET().build(), BodyHandlers.ofInputStream());
        try (InputStream body = new BufferedInputStream(response.body(), 1 << 16)) {
            if (response.statusCode() != 200) {
                throw ServedGraphQl.refused(body.readAllBytes());
            }
            for (Optional<BsonDocument> next = next(body); next.isPresent(); next = next(body)) {
                if (!each.test(next.get())) {
                    return;
                }
            }
        } catch (IOException e) {
            throw server.silent(e);
        }
    }

    private static Optional<BsonDocument> next(InputStream body) throws IOException {
        byte[] length = body.readNBytes(Integer.BYTES);
        if (length.length == 0) {
            return Optional.empty();
        }
        if (length.length < Integer.BYTES) {
            throw new IOException("the answer breaks off");
        }
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        byte[] document = new byte[Math.max(size, Integer.BYTES)];
        System.arraycopy(length, 0, document, 0, Integer.BYTES);
        if (body.readNBytes(document, Integer.BYTES, document.length - Integer.BYTES)
                < document.length - Integer.BYTES) {
            throw new IOException("the answer breaks off");
        }
        return Optional.of(new RawBsonDocument(document));
    }

    @Override
    public String checkpoint() {
        return server.ask("{ ledgerCheckpoint { note } }", Map.of())
                .get("ledgerCheckpoint")
                .get("note")
                .asString();
    }

    @Override
    public Optional<String> proof(What what, @Nullable String checkpoint) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("position", what.position());
        variables.put("id", what.aggregateId());
        variables.put("checkpoint", checkpoint);
        JsonNode proof = server.ask(
                        "query ($position: Long, $id: ID, $checkpoint: String) {"
                                + " ledgerProof(position: $position, aggregateId: $id, checkpoint: $checkpoint) { document } }",
                        variables)
                .get("ledgerProof");
        return proof.isNull()
                ? Optional.empty()
                : Optional.of(proof.get("document").asString());
    }

    @Override
    public void close() {
        // nothing is kept open
    }
}
