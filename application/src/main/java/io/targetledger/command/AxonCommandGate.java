package io.targetledger.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import io.targetledger.ledger.AggregateConflict;
import io.targetledger.ledger.AppendTooLarge;
import io.targetledger.ledger.Appended;
import io.targetledger.ledger.CommandAlreadyRecorded;
import io.targetledger.ledger.GuardFailed;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.RecordedCommand;
import io.targetledger.security.Role;
import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands out on Axon's command bus, in the caller's thread: an aggregate is locked until its events are durable,
 * and the appends of many threads share a commit.
 */
final class AxonCommandGate implements CommandGate {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Duration CLOCKS_MAY_DIFFER_BY = Duration.ofMinutes(1);
    private static final int LONGEST_COMMAND_ID = 200;
    private static final Pattern COMMAND_ID = Pattern.compile("[\\p{Graph}&&\\p{ASCII}]{1," + LONGEST_COMMAND_ID + "}");
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final CommandBus bus;
    private final Ledger ledger;
    private final Cache cache;
    private final AccessPolicy policy;
    private final Clock clock;
    private final int attempts;

    AxonCommandGate(CommandBus bus, Ledger ledger, Cache cache, AccessPolicy policy, Clock clock, int attempts) {
        this.bus = bus;
        this.ledger = ledger;
        this.cache = cache;
        this.policy = policy;
        this.clock = clock;
        this.attempts = attempts;
    }

    @Override
    public Receipt submit(Command command, Submission submission) {
        checkTerms(submission);
        policy.checkSubmitting(submission.actor(), command);
        String digest = CommandDigest.of(command, submission);
        String commandId = submission.commandId();
        if (commandId != null) {
            RecordedCommand first = ledger.command(commandId).orElse(null);
            if (first != null) {
                return replay(first, digest);
            }
        }
        MetaData metadata = metadata(command, submission, digest);
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == attempts;
            try {
                Attempt done = attempt(command, attempt == 1 && !last ? metadata : metadata.and(Attempt.ANEW, true));
                Appended appended = done.appended().orElse(null);
                if (appended != null) {
                    return new Receipt(command.aggregate(), done.version(), appended.lastPosition(), false);
                }
                if (done.trailing()) {
                    continue;
                }
                if (last || isLatest(command, done.version())) {
                    return new Receipt(command.aggregate(), done.version(), positionOf(command, done.version()), false);
                }
            } catch (Attempt.Refused refused) {
                if (refused.trailing()) {
                    continue;
                }
                if (last || isLatest(command, refused.version())) {
                    throw refused.refusal();
                }
            } catch (ConcurrencyException | GuardFailed e) {
                if (last) {
                    throw isAlreadyThere(e)
                            ? Refusals.alreadyThere(command.aggregate())
                            : Refusals.conflict(command.aggregate(), attempts);
                }
            } catch (CommandAlreadyRecorded e) {
                return replay(ledger.command(e.commandId()).orElseThrow(() -> e), digest);
            } catch (AppendTooLarge e) {
                throw Refusals.tooLarge(command.aggregate());
            }
            // Decided on what has moved: forget it and decide anew, out of step with whoever was first.
            cache.remove(command.aggregate());
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE.toNanos() * attempt));
        }
    }

    private void checkTerms(Submission submission) {
        String commandId = submission.commandId();
        if (commandId != null && !COMMAND_ID.matcher(commandId).matches()) {
            throw Refusals.commandIdInvalid(commandId, LONGEST_COMMAND_ID);
        }
        Instant effectiveAt = submission.effectiveAt();
        if (effectiveAt != null) {
            Instant latest = clock.instant().plus(CLOCKS_MAY_DIFFER_BY);
            if (effectiveAt.isBefore(EARLIEST) || effectiveAt.isAfter(latest)) {
                throw Refusals.effectiveAtOutOfRange(effectiveAt, EARLIEST, latest);
            }
        }
    }

    private static Receipt replay(RecordedCommand first, String digest) {
        if (!digest.equals(first.digest())) {
            throw Refusals.commandIdReused(first.commandId());
        }
        return new Receipt(first.aggregate(), first.version() + 1, first.lastPosition(), true);
    }

    /** @throws RuntimeException as the handler, the repository or the ledger threw it */
    private Attempt attempt(Command command, Map<String, Object> metadata) {
        List<CommandResultMessage<? extends Attempt>> results = new ArrayList<>(1);
        bus.<Command, Attempt>dispatch(
                new GenericCommandMessage<>(command, metadata), (message, result) -> results.add(result));
        CommandResultMessage<? extends Attempt> result = results.get(0);
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        throw known(result.exceptionResult());
    }

    /** What the gate knows how to answer, out of whatever Axon wrapped around it. */
    private static RuntimeException known(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Attempt.Refused
                    || cause instanceof ConcurrencyException
                    || cause instanceof io.targetledger.ledger.LedgerException) {
                return (RuntimeException) cause;
            }
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    /** Whether a decision on this version still holds: another node may have changed what is in this one's cache. */
    private boolean isLatest(Command command, long version) {
        return lastSequence(command).orElse(-1) + 1 == version;
    }

    private long positionOf(Command command, long version) {
        return version == 0
                ? 0
                : ledger.readAggregate(command.aggregate(), version - 1, 1).stream()
                        .mapToLong(event -> event.position())
                        .findFirst()
                        .orElse(0);
    }

    private OptionalLong lastSequence(Command command) {
        return ledger.lastSequence(command.aggregate());
    }

    private static boolean isAlreadyThere(RuntimeException thrown) {
        return thrown.getCause() instanceof AggregateConflict conflict && conflict.expected() < 0;
    }

    private static MetaData metadata(Command command, Submission submission, String digest) {
        Map<String, @Nullable Object> all = new HashMap<>();
        all.put(EventMetadata.ACTOR, submission.actor().subject());
        all.put(
                EventMetadata.ROLES,
                submission.actor().roles().stream().sorted().map(Role::name).toList());
        Reason reason = command.reason();
        all.put(EventMetadata.REASON, reason == null ? null : reason.value());
        all.put(EventMetadata.SOURCE, submission.source());
        all.put(EventMetadata.EFFECTIVE_AT, submission.effectiveAt());
        all.put(EventMetadata.CORRELATION_ID, submission.correlationId());
        all.put(EventMetadata.CAUSATION_ID, submission.causationId());
        all.put(EventMetadata.COMMAND_ID, submission.commandId());
        all.put(EventMetadata.COMMAND_DIGEST, submission.commandId() == null ? null : digest);
        all.put(Attempt.EXPECTED_VERSION, submission.expectedVersion());
        all.values().removeIf(value -> value == null);
        return MetaData.from(all);
    }
}
