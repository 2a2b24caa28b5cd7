package io.targetledger.command;

import io.targetledger.shared.Command;

/**
 * A kind of aggregate. One bean of this class is all the command side needs to take its commands.
 *
 * @param commands sealed interface of the commands it handles
 */
public record AggregateKind<A>(Class<A> aggregate, Class<? extends Command> commands) {}
