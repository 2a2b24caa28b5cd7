package io.targetledger.command;

import java.util.Optional;

import io.targetledger.ledger.AppendContext;
import io.targetledger.ledger.Appended;
import io.targetledger.ledger.LiveSnapshots;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt at a command came to.
 *
 * @param version number of events of the aggregate, those just recorded included; 0 if there is none
 * @param trailing whether it was decided on views that may have trailed behind the ledger
 */
record Attempt(long version, boolean trailing, AppendContext context) {

    /** Metadata of a command message that was decided before, in vain. */
    static final String ANEW = "anew";

    /** Metadata of a command message: the version its aggregate must have. */
    static final String EXPECTED_VERSION = "expectedVersion";

    /** Where what it recorded came to stand; empty if it recorded nothing. */
    Optional<Appended> appended() {
        return context.appended();
    }

    /** A refusal, the version of the aggregate on which it was decided, and whether the views may have trailed behind. */
    static final class Refused extends RuntimeException {

        private final transient Refusal refusal;
        private final long version;
        private final boolean trailing;

        Refused(Refusal refusal, long version, boolean trailing) {
            super(refusal.getMessage(), refusal, false, false);
            this.refusal = refusal;
            this.version = version;
            this.trailing = trailing;
        }

        Refusal refusal() {
            return refusal;
        }

        long version() {
            return version;
        }

        boolean trailing() {
            return trailing;
        }
    }

    /** Surrounds the handling of every command: its expected version before; its guard, its outcome and a snapshot after. */
    record Interceptor(Repositories repositories, LiveSnapshots snapshots)
            implements MessageHandlerInterceptor<CommandMessage<?>> {

        @Override
        public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
                throws Exception {
            CommandMessage<?> message = unitOfWork.getMessage();
            Command command = (Command) message.getPayload();
            Repository<?> repository = repositories.of(command);
            Decision decision =
                    Decision.attachTo(unitOfWork, message.getMetaData().containsKey(ANEW));
            checkVersion(repository, command, (Long) message.getMetaData().get(EXPECTED_VERSION));
            try {
                chain.proceed();
            } catch (Refusal refusal) {
                throw new Refused(refusal, versionOf(repository, command), decision.isTrailing());
            } catch (AggregateNotFoundException e) {
                throw new Refused(Refusals.notFound(command.aggregate()), 0, false);
            }
            AppendContext guarded = AppendContext.of(null, decision.guard().orElse(null));
            guarded.attachTo(unitOfWork);
            Aggregate<?> handled = loaded(repository, command);
            if (handled != null) {
                snapshots.keepAfterCommit(unitOfWork, handled);
            }
            return new Attempt(versionOf(handled), decision.isTrailing(), guarded);
        }

        private static void checkVersion(Repository<?> repository, Command command, @Nullable Long expected) {
            if (expected != null) {
                long actual = versionOf(repository, command);
                if (actual == 0 && expected != 0) {
                    throw new Refused(Refusals.notFound(command.aggregate()), 0, false);
                }
                if (actual != expected) {
                    throw new Refused(Refusals.staleVersion(command.aggregate(), expected, actual), actual, false);
                }
            }
        }

        private static long versionOf(Repository<?> repository, Command command) {
            return versionOf(loaded(repository, command));
        }

        private static long versionOf(@Nullable Aggregate<?> aggregate) {
            Long lastSequence = aggregate == null ? null : aggregate.version();
            return lastSequence == null ? 0 : lastSequence + 1;
        }

        /** No round trip once the unit of work has the aggregate; null if there is none. */
        private static @Nullable Aggregate<?> loaded(Repository<?> repository, Command command) {
            try {
                return repository.load(command.aggregate());
            } catch (AggregateNotFoundException e) {
                return null;
            }
        }
    }
}
