package io.targetledger.command;

import io.targetledger.shared.Command;

/** The one way to change anything. */
public interface CommandGate {

    Receipt submit(Command command, Submission submission);
}
