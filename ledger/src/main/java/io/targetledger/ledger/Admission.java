package io.targetledger.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import io.targetledger.ledger.CommitStore.Moved;
import io.targetledger.ledger.PendingAppend.Run;
import org.jspecify.annotations.Nullable;

/**
 * Decides which waiting appends go out in the next commit. An append is refused only for what is recorded already;
 * one that merely gets in the way of another in the same group waits for the next, so that it is judged by what
 * became of the other.
 */
final class Admission {

    private final CommitStore store;
    private final SequencesRead sequences;
    private final LedgerSettings settings;

    Admission(CommitStore store, SequencesRead sequences, LedgerSettings settings) {
        this.store = store;
        this.sequences = sequences;
        this.settings = settings;
    }

    /** Takes what can go out together from the front of {@code waiting} and answers what can not go out at all. */
    Group form(Deque<PendingAppend> waiting, Standing standing, int atMost) {
        Group group = new Group();
        Set<String> heldBack = new HashSet<>();
        Deque<PendingAppend> later = new ArrayDeque<>();
        try {
            while (!waiting.isEmpty()
                    && group.members().size() < atMost
                    && group.hasRoomFor(waiting.getFirst(), settings)) {
                PendingAppend append = waiting.getFirst();
                if (mustWait(append, group, heldBack)) {
                    heldBack.addAll(append.runs().keySet());
                    later.add(append);
                } else {
                    LedgerException refusal = refusal(append, standing, group);
                    if (refusal == null) {
                        group.add(append);
                    } else {
                        append.outcome().completeExceptionally(orRepeated(append, refusal));
                    }
                }
                waiting.removeFirst();
            }
        } catch (RuntimeException e) {
            putBack(later, waiting);
            putBack(group, waiting);
            throw e;
        }
        putBack(later, waiting);
        return group;
    }

    /** Returns a group that did not go out to the front of those waiting, in its order. */
    static void putBack(Group group, Deque<PendingAppend> waiting) {
        putBack(new ArrayDeque<>(group.members()), waiting);
    }

    private static void putBack(Deque<PendingAppend> appends, Deque<PendingAppend> waiting) {
        appends.descendingIterator().forEachRemaining(waiting::addFirst);
    }

    private static boolean mustWait(PendingAppend append, Group group, Set<String> heldBack) {
        if (append.commandId() != null && group.holdsCommand(append.commandId())) {
            return true;
        }
        if (append.guard() != null && group.holdsAnyOf(append.guard().eventTypes())) {
            return true;
        }
        return append.runs().entrySet().stream().anyMatch(entry -> {
            Long last = group.lastSequence(entry.getKey());
            return heldBack.contains(entry.getKey())
                    || (last != null && entry.getValue().first() != last + 1);
        });
    }

    private @Nullable LedgerException refusal(PendingAppend append, Standing standing, Group group) {
        if (append.guard() != null) {
            LedgerException failed = failed(append.guard(), standing);
            if (failed != null) {
                return failed;
            }
        }
        for (Map.Entry<String, Run> run : append.runs().entrySet()) {
            if (group.lastSequence(run.getKey()) == null) {
                LedgerException conflict = conflict(run.getKey(), run.getValue().first(), standing);
                if (conflict != null) {
                    return conflict;
                }
            }
        }
        return null;
    }

    /** A command sent again conflicts with its own first outcome; that it was recorded is the better answer. */
    private LedgerException orRepeated(PendingAppend append, LedgerException refusal) {
        String commandId = append.commandId();
        return commandId != null && store.ofCommand(commandId) != null
                ? new CommandAlreadyRecorded(commandId)
                : refusal;
    }

    private @Nullable LedgerException failed(Guard guard, Standing standing) {
        if (!standing.knowsTypesAfter(guard.afterPosition())) {
            Moved moved = store.firstMoved(guard);
            return moved == null ? null : new GuardFailed(guard, moved.type(), moved.position());
        }
        for (String type : guard.eventTypes()) {
            if (standing.lastOfType(type) > guard.afterPosition()) {
                return new GuardFailed(guard, type, standing.lastOfType(type));
            }
        }
        return null;
    }

    private @Nullable LedgerException conflict(String aggregate, long first, Standing standing) {
        OptionalLong known = standing.lastSequence(aggregate);
        if (known.isEmpty() && (first == 0 || sequences.latest(aggregate).equals(OptionalLong.of(first - 1)))) {
            return null; // most likely the next; if another has taken its place, the unique index says so
        }
        if (known.isEmpty() || first > known.getAsLong() + 1) {
            // not seen yet, or written by a process whose commits we have not seen yet
            standing.knowSequence(aggregate, store.lastSequence(aggregate).orElse(-1));
            known = standing.lastSequence(aggregate);
        }
        long last = known.orElse(-1);
        return first == last + 1 ? null : new AggregateConflict(aggregate, first - 1, last);
    }
}
