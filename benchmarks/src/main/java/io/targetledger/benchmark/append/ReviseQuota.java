package io.targetledger.benchmark.append;

import java.math.BigDecimal;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The one command: an event each, as amounts always differ. */
record ReviseQuota(@TargetAggregateIdentifier String quota, BigDecimal amount, String note) {}
