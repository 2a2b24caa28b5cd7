package io.targetledger.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Appends that go out in one commit, and what stands once they have. */
final class Group {

    private final List<PendingAppend> members = new ArrayList<>();
    private final Map<String, Long> lastSequences = new HashMap<>();
    private final Set<String> commands = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private int events;
    private long bytes;

    List<PendingAppend> members() {
        return members;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    boolean hasRoomFor(PendingAppend append, LedgerSettings settings) {
        return isEmpty()
                || (events + append.events().size() <= settings.eventsPerCommit()
                        && bytes + append.bytes() <= settings.bytesPerCommit());
    }

    boolean holdsCommand(String commandId) {
        return commands.contains(commandId);
    }

    boolean holdsAnyOf(Set<String> guarded) {
        return guarded.stream().anyMatch(types::contains);
    }

    /** Last sequence number of an aggregate once this group is recorded, null when no member touches it. */
    @Nullable
    Long lastSequence(String aggregate) {
        return lastSequences.get(aggregate);
    }

    void add(PendingAppend append) {
        members.add(append);
        append.runs().forEach((aggregate, run) -> lastSequences.put(aggregate, run.last()));
        if (append.commandId() != null) {
            commands.add(append.commandId());
        }
        types.addAll(append.types());
        events += append.events().size();
        bytes += append.bytes();
    }

    List<String> commandIds() {
        return members.stream()
                .map(PendingAppend::commandId)
                .filter(Objects::nonNull)
                .toList();
    }

    List<RawBsonDocument> allEvents() {
        return members.stream().flatMap(member -> member.events().stream()).toList();
    }

    List<byte[]> allDigests() {
        return members.stream().flatMap(member -> member.digests().stream()).toList();
    }

    /** Tells every member where it came to stand. */
    void recordedIn(Commit commit) {
        long first = commit.first();
        for (PendingAppend member : members) {
            long last = first + member.events().size() - 1;
            member.outcome().complete(new Appended(first, last, commit.number(), commit.at()));
            first = last + 1;
        }
    }

    void fail(LedgerException why) {
        members.forEach(member -> member.outcome().completeExceptionally(why));
    }
}
