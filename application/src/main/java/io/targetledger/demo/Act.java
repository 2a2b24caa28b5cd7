package io.targetledger.demo;

import java.time.LocalDate;

import io.targetledger.security.Actor;
import io.targetledger.shared.Command;

/**
 * One thing somebody did.
 *
 * @param on the day on which it became true in the business
 */
record Act(Actor actor, Command command, LocalDate on) {}
