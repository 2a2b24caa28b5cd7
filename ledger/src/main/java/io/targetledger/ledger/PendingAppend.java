package io.targetledger.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/** An append, encoded, on its way through the queue; {@link #outcome} tells its caller. */
final class PendingAppend {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final @Nullable String commandId;
    private final @Nullable Guard guard;
    private final List<RawBsonDocument> events;
    private final List<byte[]> digests;
    private final long bytes;
    private final Map<String, Run> runs;
    private final Set<String> types;
    private final long acceptedAt = System.nanoTime();
    private final CompletableFuture<Appended> outcome = new CompletableFuture<>();

    private PendingAppend(Append append, List<RawBsonDocument> events, long bytes, Map<String, Run> runs) {
        this.commandId = append.commandId();
        this.guard = append.guard();
        this.events = events;
        this.digests = events.stream().map(HashChain::digest).toList();
        this.bytes = bytes;
        this.runs = runs;
        this.types = events.stream()
                .map(event -> event.getString(EventFormat.TYPE).getValue())
                .collect(Collectors.toSet());
    }

    /**
     * @throws IllegalArgumentException when the events of one aggregate leave a gap
     * @throws AppendTooLarge when they can not fit one commit
     */
    static PendingAppend of(Append append, EventFormat format) {
        Map<String, Run> runs = new LinkedHashMap<>();
        for (NewEvent event : append.events()) {
            runs.merge(event.aggregate(), new Run(event.sequence(), event.sequence()), (run, next) -> run.with(event));
        }
        List<RawBsonDocument> events = append.events().stream()
                .map(event -> new RawBsonDocument(format.write(event, append.commandId()), CODEC))
                .toList();
        long bytes = events.stream()
                .mapToLong(event -> event.getByteBuffer().remaining())
                .sum();
        if (bytes > LedgerSettings.MOST_BYTES) {
            throw new AppendTooLarge(
                    "%d events of aggregate %s"
                            .formatted(events.size(), append.events().get(0).aggregate()),
                    bytes,
                    LedgerSettings.MOST_BYTES);
        }
        return new PendingAppend(append, events, bytes, runs);
    }

    @Nullable
    String commandId() {
        return commandId;
    }

    @Nullable
    Guard guard() {
        return guard;
    }

    List<RawBsonDocument> events() {
        return events;
    }

    /** Of its events; made by the thread that appends, so that the writer need not. */
    List<byte[]> digests() {
        return digests;
    }

    long bytes() {
        return bytes;
    }

    /** First and last sequence number by aggregate. */
    Map<String, Run> runs() {
        return runs;
    }

    Set<String> types() {
        return types;
    }

    long waitedNanos() {
        return System.nanoTime() - acceptedAt;
    }

    CompletableFuture<Appended> outcome() {
        return outcome;
    }

    /** Consecutive events of one aggregate. */
    record Run(long first, long last) {

        Run with(NewEvent next) {
            if (next.sequence() != last + 1) {
                throw new IllegalArgumentException(
                        "events of aggregate %s must follow each other without a gap; after sequence %d came %d"
                                .formatted(next.aggregate(), last, next.sequence()));
            }
            return new Run(first, next.sequence());
        }
    }
}
