package io.targetledger.ledger.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.targetledger.ledger.SealedCommit;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonParseException;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/**
 * That some events are part of the ledger of a checkpoint: all that is needed to check it, and nothing of the events beside
 * them but their digests. As text it is JSON; commits and events are MongoDB Extended JSON (canonical), which keeps every type,
 * so that what is read is what was hashed.
 *
 * @param about the aggregate whose events these are, all of them up to the checkpoint; null for an event alone
 * @param checkpoint the whole, with its signatures
 * @param commits those that hold the events, in order
 */
public record Proof(@Nullable String about, CheckpointNote checkpoint, List<Part> commits) {

    private static final String FORMAT = "target-ledger-proof/1";
    private static final JsonWriterSettings JSON = JsonWriterSettings.builder()
            .outputMode(JsonMode.EXTENDED)
            .indent(true)
            .build();

    public Proof {
        commits = List.copyOf(commits);
    }

    /**
     * A commit, some of its events, and what leads from it to the root.
     *
     * @param path hashes in hex, from the commit upwards
     */
    public record Part(SealedCommit commit, List<String> path) {}

    /** As a file to hand on. */
    public String toJson() {
        BsonDocument json = new BsonDocument("format", new BsonString(FORMAT));
        if (about != null) {
            json.append("about", new BsonString(about));
        }
        BsonArray parts = new BsonArray();
        commits.forEach(part -> parts.add(toBson(part)));
        return json.append("checkpoint", new BsonString(checkpoint.text()))
                .append("commits", parts)
                .toJson(JSON);
    }

    private static BsonDocument toBson(Part part) {
        SealedCommit commit = part.commit();
        BsonArray events = new BsonArray();
        commit.events()
                .forEach((index, event) -> events.add(
                        new BsonDocument("position", new BsonInt64(commit.first() + index)).append("event", event)));
        BsonArray path = new BsonArray();
        part.path().forEach(hash -> path.add(new BsonString(hash)));
        return new BsonDocument("prev", new BsonString(commit.prev()))
                .append("hash", new BsonString(commit.hash()))
                .append("header", commit.header())
                .append("events", events)
                .append("path", path);
    }

    /** @throws IllegalArgumentException saying where it is no proof */
    public static Proof parse(String json) {
        try {
            BsonDocument document = BsonDocument.parse(json);
            String format = document.getString("format", new BsonString("none")).getValue();
            if (!format.equals(FORMAT)) {
                throw new IllegalArgumentException(
                        "this is no proof this program knows: its format is %s, not %s".formatted(format, FORMAT));
            }
            List<Part> parts = new ArrayList<>();
            document.getArray("commits").forEach(part -> parts.add(partOf(part.asDocument())));
            return new Proof(
                    document.containsKey("about") ? document.getString("about").getValue() : null,
                    CheckpointNote.parse(document.getString("checkpoint").getValue()),
                    parts);
        } catch (JsonParseException | BsonInvalidOperationException e) {
            throw new IllegalArgumentException("this is no proof: " + e.getMessage(), e);
        }
    }

    private static Part partOf(BsonDocument part) {
        BsonDocument header = part.getDocument("header");
        long first = header.getInt64("first").getValue();
        Map<Integer, BsonDocument> events = new TreeMap<>();
        for (BsonValue each : part.getArray("events")) {
            BsonDocument event = each.asDocument();
            events.put((int) (event.getInt64("position").getValue() - first), event.getDocument("event"));
        }
        return new Part(
                new SealedCommit(
                        header.getInt64("_id").getValue(),
                        first,
                        part.getString("prev").getValue(),
                        part.getString("hash").getValue(),
                        header,
                        events),
                part.getArray("path").stream()
                        .map(hash -> hash.asString().getValue())
                        .toList());
    }
}
